using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Programs;

namespace AtlasBackup.EndToEnd.Tests.Examples;

/// <summary>Runs an example as `pulumi up` would: the real plugin, the engine's stand-in, a simulated Atlas.</summary>
internal static class ExampleRun
{
    public static Dictionary<string, string> Cluster { get; } = new()
    {
        ["groupId"] = AtlasData.ProjectId,
        ["clusterName"] = AtlasData.ShardedCluster,
    };

    public static Dictionary<string, string> Token { get; } =
        new() { ["atlasbackup:accessToken"] = AtlasData.AccessToken };

    public static async Task<ProgramResult> UpAsync(
        string example,
        AtlasSimulatorServer atlas,
        IEnumerable<KeyValuePair<string, string>> config,
        IReadOnlyDictionary<string, string>? secrets = null,
        bool preview = false)
    {
        var assembly = string.Concat(example.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        var options = new ProgramOptions
        {
            Plugin = PluginUnderTest.Options,
            Command = ["dotnet", Repository.PathOf($"artifacts/bin/{assembly}/release/{assembly}.dll")],
            Project = example,
            Preview = preview,
            Config = new Dictionary<string, string>(Cluster.Concat(config)),
            Secrets = secrets ?? Token,

            // An explicit provider does not see the package's configuration, but it sees the environment.
            Environment = new Dictionary<string, string?> { ["MONGODB_ATLAS_BASE_URL"] = atlas.BaseUrl },
        };
        return await ProgramRun.RunAsync(options, TestContext.Current.CancellationToken);
    }

    /// <summary>What a user sees as errors.</summary>
    public static string ErrorsOf(ProgramResult result) => string.Join('\n', result.Diagnostics
        .Where(entry => entry.Severity == Pulumirpc.LogSeverity.Error)
        .Select(entry => entry.Message));

    public static KeyValuePair<string, string> Set(string key, string value) => new(key, value);
}
