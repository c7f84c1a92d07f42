using System.Globalization;

namespace AtlasBackup.Benchmarks.Measuring;

/// <summary>What is measured, and how often.</summary>
/// <param name="Plugin">The published plugin.</param>
/// <param name="ManagedPlugin">The same plugin self-contained, with a runtime in it.</param>
/// <param name="EmptyFloor">The program that prints one line.</param>
/// <param name="GetFloor">The program that makes one request.</param>
/// <param name="Runs">How many times a process is started, or a long call made, for one median.</param>
internal sealed record Setup(string Plugin, string ManagedPlugin, string EmptyFloor, string GetFloor, int Runs)
{
    private const int DefaultRuns = 11;

    public static Setup? Parse(IReadOnlyList<string> arguments) =>
        arguments is [var plugin, var managed, var empty, var get]
        ? new Setup(plugin, managed, empty, get, RunsIn(Environment.GetEnvironmentVariable("BENCH_RUNS")))
        : null;

    private static int RunsIn(string? text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var runs) && runs > 0 ? runs : DefaultRuns;
}
