using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.TerraformHost;
using AtlasBackup.TerraformHost.Launch;
using AtlasBackup.TerraformHost.Protocol;

namespace AtlasBackup.EndToEnd.Tests.Terraform;

/// <summary>
/// The published program in its own process, started as Terraform starts it and connected to a simulated Atlas.
/// </summary>
internal sealed class ProviderUnderTest : IAsyncDisposable
{
    public const string Checkpoint = "atlasbackup_backup_checkpoint";
    public const string Restores = "atlasbackup_legacy_restore_jobs";

    private ProviderUnderTest(AtlasSimulatorServer atlas, ProviderProcess process, ProviderSession session)
    {
        Atlas = atlas;
        Process = process;
        Session = session;
    }

    public AtlasSimulatorServer Atlas { get; }

    public ProviderProcess Process { get; }

    public ProviderSession Session { get; }

    public static ProviderOptions Options { get; } = new() { Path = PluginUnderTest.Path };

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>Starts and configures a provider.</summary>
    public static async Task<ProviderUnderTest> StartAsync(ProviderOptions? options = null, JsonObject? config = null)
    {
        var provider = await OpenAsync(options);
        Assert.Empty(await provider.Session.ConfigureAsync(config ?? provider.ServiceAccount, CancellationToken));
        return provider;
    }

    /// <summary>Starts a provider that is not configured.</summary>
    public static async Task<ProviderUnderTest> OpenAsync(
        ProviderOptions? options = null,
        SimulatorOptions? atlasOptions = null)
    {
        var atlas = await AtlasSimulatorServer.StartAsync(atlasOptions, CancellationToken);
        var process = await ProviderProcess.StartAsync(options ?? Options, CancellationToken);
        return new ProviderUnderTest(atlas, process, await ProviderSession.OpenAsync(process, CancellationToken));
    }

    public JsonObject ServiceAccount => SignedInWith(Credentials.ServiceAccount);

    public JsonObject SignedInWith(Credentials credentials)
    {
        JsonObject config = credentials switch
        {
            Credentials.AccessToken => new() { ["access_token"] = AtlasData.AccessToken },
            Credentials.ApiKey => new()
            {
                ["public_key"] = AtlasData.PublicKey,
                ["private_key"] = AtlasData.PrivateKey,
            },
            _ => new() { ["client_id"] = AtlasData.ClientId, ["client_secret"] = AtlasData.ClientSecret },
        };
        config["base_url"] = Atlas.BaseUrl;
        return config;
    }

    public static JsonObject CheckpointArgs(string id = AtlasData.CompleteCheckpointId) => new()
    {
        ["group_id"] = AtlasData.ProjectId,
        ["cluster_name"] = AtlasData.ShardedCluster,
        ["checkpoint_id"] = id,
    };

    /// <summary>Reads a data source, which is expected to succeed.</summary>
    public async Task<JsonObject> ReadAsync(string type, JsonObject given)
    {
        var (state, problems) = await Session.ReadAsync(type, given, CancellationToken);
        Assert.Empty(problems.Where(IsError).Select(Show));
        return Assert.IsType<JsonObject>(state);
    }

    /// <summary>Opens an ephemeral resource, which is expected to succeed.</summary>
    public async Task<JsonObject> OpenAsync(string type, JsonObject given)
    {
        var (result, problems) = await Session.OpenAsync(type, given, CancellationToken);
        Assert.Empty(problems.Where(IsError).Select(Show));
        return Assert.IsType<JsonObject>(result);
    }

    /// <summary>Reads a data source, which is expected to fail.</summary>
    /// <returns>What is wrong, with its place.</returns>
    public async Task<IReadOnlyList<string>> RefusalAsync(string type, JsonObject given)
    {
        var (state, problems) = await Session.ReadAsync(type, given, CancellationToken);
        Assert.Null(state);
        return [.. problems.Select(Show)];
    }

    /// <summary>A problem as one text: <c>error group_id: summary | detail</c>.</summary>
    public static string Show(Problem problem)
    {
        var place = problem.Place is null
            ? ""
            : $" at {string.Join('.', problem.Place.Steps.Select(step => step.Attribute))}";
        var detail = problem.Detail.Length == 0 ? "" : $" | {problem.Detail}";
        return $"{(IsError(problem) ? "error" : "warning")}{place}: {problem.Summary}{detail}";
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await Atlas.DisposeAsync();
    }

    private static bool IsError(Problem problem) => problem.Severity == 1;
}
