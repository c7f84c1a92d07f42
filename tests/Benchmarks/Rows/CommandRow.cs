using AtlasBackup.AtlasSimulator;
using AtlasBackup.Benchmarks.Measuring;
using AtlasBackup.Benchmarks.Processes;

namespace AtlasBackup.Benchmarks.Rows;

/// <summary>What a step of a pipeline waits for: the command from its start to its end, with one verdict.</summary>
internal static class CommandRow
{
    private const double MostTime = 1.5;

    public static async Task AddAsync(Table table, Setup setup)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(new SimulatorOptions
        {
            TokenRequestsPerMinute = int.MaxValue,
            ActiveTokens = int.MaxValue,
        });
        var environment = new Dictionary<string, string>
        {
            ["MONGODB_ATLAS_BASE_URL"] = atlas.BaseUrl,
            ["MONGODB_ATLAS_CLIENT_ID"] = AtlasData.ClientId,
            ["MONGODB_ATLAS_CLIENT_SECRET"] = AtlasData.ClientSecret,
        };
        string[] words = ["check", "--group-id", WorldData.WebshopId, "--cluster-name", WorldData.Production];
        string[] requests = [];
        var (ours, floor) = (new Samples(), new Samples());
        for (var run = -1; run < setup.Runs; run++)
        {
            // The first round brings the files into memory, and shows what the command asks.
            var isWarmUp = run < 0;
            (isWarmUp ? new Samples() : ours).Add(Child.Run(setup.Plugin, environment, words));
            requests = isWarmUp ? RequestsOf(atlas) : requests;
            (isWarmUp ? new Samples() : floor).Add(Child.Run(
                setup.CheckFloor,
                new Dictionary<string, string>(),
                [atlas.BaseUrl, .. requests, AtlasData.ClientId, AtlasData.ClientSecret]));
        }

        table.Add(Row.Times(
            "command check from its start to its end, floor: a native program with the same requests",
            ours.Median,
            floor.Median,
            MostTime));
    }

    // The cluster is read first. Each with the form of the answer that it asks for.
    private static string[] RequestsOf(AtlasSimulatorServer atlas) =>
    [
        .. atlas.Requests.Reads
            .OrderBy(request => request.Path.Length)
            .Select(request => $"{request.Path}{request.Query} {request.Accept}"),
    ];
}
