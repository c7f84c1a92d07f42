using System.Net;
using System.Net.Sockets;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

/// <summary>
/// The published plugin in its own process, loaded by the simulated engine and connected to a simulated Atlas.
/// </summary>
internal sealed class PluginUnderTest : IAsyncDisposable
{
    public const string Checkpoint = "atlasbackup:index:getBackupCheckpoint";
    public const string Export = "atlasbackup:index:getBackupExport";
    public const string Restores = "atlasbackup:index:listLegacyRestoreJobs";
    public const string TenantRestores = "atlasbackup:index:listTenantRestores";

    private PluginUnderTest(AtlasSimulatorServer atlas, PluginHost host, ProviderSession session)
    {
        Atlas = atlas;
        Host = host;
        Session = session;
    }

    /// <summary>
    /// A time that is long enough on any machine: an event that has not happened by then will not happen.
    /// </summary>
    public static TimeSpan Long { get; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Ten times the engine's limits. The benchmark, with nothing else running, measures whether the plugin ends in
    /// time.
    /// </summary>
    public static PluginPatience Patience { get; } = Tenfold(new PluginPatience());

    public static string Path { get; } = Repository.PathOf("bin/pulumi-resource-atlasbackup");

    /// <summary>How the plugin is started.</summary>
    public static PluginOptions Options { get; } = new() { Path = Path, Patience = Patience };

    public AtlasSimulatorServer Atlas { get; }

    public PluginHost Host { get; }

    public ProviderSession Session { get; }

    public static async Task<PluginUnderTest> StartAsync(
        Credentials credentials = Credentials.AccessToken,
        SimulatorOptions? atlasOptions = null,
        params (string Key, object? Value)[] config) =>
        await StartAsync(credentials, atlasOptions, new Dictionary<string, string?>(), config);

    public static async Task<PluginUnderTest> StartAsync(
        Credentials credentials,
        SimulatorOptions? atlasOptions,
        IReadOnlyDictionary<string, string?> environment,
        params (string Key, object? Value)[] config)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var atlas = await AtlasSimulatorServer.StartAsync(atlasOptions, cancellationToken);
        var host = await PluginHost.StartAsync(
            Options with { Environment = environment }, cancellationToken);
        var inputs = Properties.Of(
            [("version", PluginVersion), ("baseUrl", atlas.BaseUrl), .. SecretsOf(credentials), .. config]);
        var session = await host.LoadAsync(inputs, cancellationToken: cancellationToken);
        return new PluginUnderTest(atlas, host, session);
    }

    /// <summary>The version of everything that is built here, the plugin and this assembly among it.</summary>
    public static string PluginVersion { get; } =
        typeof(PluginUnderTest).Assembly.GetName().Version?.ToString(fieldCount: 3)
        ?? throw new InvalidOperationException("this assembly has no version");

    public static IEnumerable<(string Key, object? Value)> SecretsOf(Credentials credentials) => credentials switch
    {
        Credentials.AccessToken => [("accessToken", Properties.Secret(AtlasData.AccessToken))],
        Credentials.ServiceAccount =>
        [
            ("clientId", Properties.Secret(AtlasData.ClientId)),
            ("clientSecret", Properties.Secret(AtlasData.ClientSecret)),
        ],
        Credentials.ApiKey =>
        [
            ("publicKey", Properties.Secret(AtlasData.PublicKey)),
            ("privateKey", Properties.Secret(AtlasData.PrivateKey)),
        ],
        _ => [],
    };

    public static Struct CheckpointArgs(string id = AtlasData.CompleteCheckpointId) =>
        Args(AtlasData.ShardedCluster, ("checkpointId", id));

    public static Struct Args(string cluster, params (string Name, object? Value)[] more) =>
        Properties.Of([("groupId", AtlasData.ProjectId), ("clusterName", cluster), .. more]);

    /// <summary>Calls a function that is expected to succeed.</summary>
    public async Task<Struct> InvokeAsync(string token, Struct args)
    {
        var response = await Session.InvokeAsync(token, args, TestContext.Current.CancellationToken);
        Assert.Empty(response.Failures);
        return response.Return;
    }

    /// <summary>Calls a function that is expected to fail, and gives the status as the plugin sent it.</summary>
    public async Task<Status> RefusalAsync(string token, Struct args)
    {
        await Session.Configured;
        var exception = await Assert.ThrowsAsync<RpcException>(() =>
            Host.Provider.InvokeAsync(token, args, cancellationToken: TestContext.Current.CancellationToken));
        return exception.Status;
    }

    public Task<InvokeResponse> InvokeRawAsync(string token, Struct args) =>
        Session.InvokeAsync(token, args, TestContext.Current.CancellationToken);

    /// <summary>Waits for a number of requests. The simulator logs each before it answers.</summary>
    public Task WaitForRequestsAsync(int count) => WaitForRequestsAsync(Atlas, count);

    public static async Task WaitForRequestsAsync(AtlasSimulatorServer atlas, int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Long);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (atlas.Requests.All.Count < count)
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>Waits until the plugin has logged a line that begins like this.</summary>
    public Task WaitForLineAsync(string start) => Host.Log
        .WaitForAsync(
            entry => entry.Message.StartsWith(start, StringComparison.Ordinal),
            TestContext.Current.CancellationToken)
        .WaitAsync(Long, TestContext.Current.CancellationToken);

    /// <summary>Checks whether a server listens at an address, and if not, says why.</summary>
    public static async Task<SocketError> ConnectAsync(string address)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPEndPoint.Parse(address), TestContext.Current.CancellationToken);
            return SocketError.Success;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Atlas.DisposeAsync();
    }

    private static PluginPatience Tenfold(PluginPatience patience) => new()
    {
        Handshake = 10 * patience.Handshake,
        Cancel = 10 * patience.Cancel,
        Exit = 10 * patience.Exit,
    };
}

/// <summary>The ways to sign in to Atlas.</summary>
public enum Credentials
{
    None,
    AccessToken,
    ServiceAccount,
    ApiKey,
}
