using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Simulator.World;

[assembly: AssemblyFixture(typeof(WorldFixture))]

namespace AtlasBackup.EndToEnd.Tests.Simulator.World;

/// <summary>The tour of the initial world, which several tests check.</summary>
public sealed class WorldFixture
{
    private readonly Lazy<Task<IReadOnlyList<Visit>>> _visits = new(TourAsync);

    internal Task<IReadOnlyList<Visit>> VisitsAsync() => _visits.Value;

    private static async Task<IReadOnlyList<Visit>> TourAsync()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(new SimulatorOptions { Now = Noon });
        var visits = await WorldTour.OfAsync(atlas);
        Assert.Empty(atlas.Requests.Unexpected);
        return visits;
    }

    /// <summary>The moment of the worked examples.</summary>
    internal static DateTimeOffset Noon { get; } = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
}
