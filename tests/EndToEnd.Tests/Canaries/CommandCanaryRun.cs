using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.CommandLine;
using AtlasBackup.EndToEnd.Tests.Plugin;

namespace AtlasBackup.EndToEnd.Tests.Canaries;

/// <summary>Runs the command in every way, and collects everything that others can read meanwhile.</summary>
internal sealed class CommandCanaryRun(AtlasSimulatorServer atlas, Credentials credentials) : IAsyncDisposable
{
    private readonly List<(string What, string Text)> _seen = [];

    /// <summary>Every verb, in every form of its output.</summary>
    public static IReadOnlyList<string> Lines { get; } =
    [
        Read("getBackupCheckpoint", PluginUnderTest.CheckpointArgs()),
        Read("listLegacyRestoreJobs", PluginUnderTest.Args(AtlasData.ShardedCluster)),
        Read("listTenantRestores", PluginUnderTest.Args(AtlasData.TenantCluster)),
        $"read listBackupRestoreJobs --project-name {WorldData.Webshop} --cluster-name {WorldData.Orders}",
        .. Forms($"check {Cluster}", "text", "json", "junit", "markdown"),
        .. Forms($"check --all-clusters --group-id {WorldData.WebshopId}", "text", "json", "junit", "markdown"),
        .. Forms($"report --project-name {WorldData.Webshop}", "text", "json", "markdown", "html"),
        .. Forms($"whoami {Cluster}", "text", "json"),
        .. Forms("whoami", "text", "json"),
        "functions", "help", "help getCluster", "completion bash", "--help", "--version",
    ];

    public AtlasSimulatorServer Atlas => atlas;

    /// <summary>How many runs were errors.</summary>
    public int Errors { get; private set; }

    private static string Cluster => $"--group-id {WorldData.WebshopId} --cluster-name {WorldData.Orders}";

    public static async Task<CommandCanaryRun> StartAsync(Credentials credentials) => new(
        await AtlasSimulatorServer.StartAsync(
            new SimulatorOptions
            {
                Sunset = AtlasData.ClientSecret,
                RestoreJobs = 9,
                TokenRequestsPerMinute = int.MaxValue,
                ActiveTokens = int.MaxValue,
            },
            TestContext.Current.CancellationToken),
        credentials);

    public CommandOptions Options(params IReadOnlyList<string> words) =>
        new(words) { Atlas = atlas, Credentials = credentials };

    public Task RunAsync(string what, string line) =>
        RunAsync(what, Options([.. line.Split(' '), "--verbose", "--max-retries", "0"]));

    public async Task RunAsync(string what, CommandOptions options)
    {
        var result = await CommandUnderTest.RunAsync(options);
        Errors += result.ExitCode == 1 ? 1 : 0;
        See($"{string.Join(' ', options.Words)} | {what}", result.ToString());
    }

    public void See(string what, string text) => _seen.Add((what, text));

    /// <param name="errors">How many runs must have been errors at least.</param>
    public void AssertNothingIsSeen(int errors)
    {
        Assert.InRange(Errors, errors, int.MaxValue);
        Assert.Empty(_seen.Where(one => Canary.IsIn(one.Text)).Select(one => $"{one.What}: {one.Text}"));
    }

    public ValueTask DisposeAsync() => atlas.DisposeAsync();

    private static string Read(string function, Google.Protobuf.WellKnownTypes.Struct args) =>
        string.Join(' ', CommandWords.Read(function, args));

    private static IEnumerable<string> Forms(string line, params string[] forms) =>
        forms.Select(form => $"{line} --output {form}");
}
