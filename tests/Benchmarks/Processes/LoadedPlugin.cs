using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Services;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace AtlasBackup.Benchmarks.Processes;

/// <summary>A plugin process, greeted and configured as by the engine.</summary>
internal sealed class LoadedPlugin : IDisposable
{
    private const string InvokeMethod = "pulumirpc.ResourceProvider/Invoke";

    // Whatever has been read is longer than a refusal of arguments.
    private const int LeastAnswer = 500;

    private static readonly byte[] NoArguments = WireClient.Message([]);

    private readonly WireClient _client;

    private LoadedPlugin(Child process, WireClient client)
    {
        Process = process;
        _client = client;
    }

    public Child Process { get; }

    public static async Task<LoadedPlugin> StartAsync(
        string path,
        EngineServer engine,
        string baseUrl,
        params (string Name, object? Value)[] credentials)
    {
        var process = Child.Start(path, engine.Address);
        try
        {
            var address = $"127.0.0.1:{process.FirstLine}";
            await ConfigureAsync(address, engine, Properties.Of([("baseUrl", baseUrl), .. credentials]));
            return new LoadedPlugin(process, await WireClient.ConnectAsync(address));
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    public static Task<LoadedPlugin> StartAsync(string path, EngineServer engine, string baseUrl) =>
        StartAsync(path, engine, baseUrl, ("accessToken", Properties.Secret(AtlasData.AccessToken)));

    /// <summary>A call about the project of most rows.</summary>
    public static byte[] Request(string function, params (string Name, object? Value)[] arguments) =>
        RequestOf(function, [("groupId", AtlasData.ProjectId), .. arguments]);

    public static byte[] RequestOf(string function, params (string Name, object? Value)[] arguments)
    {
        var request = new InvokeRequest
        {
            Tok = $"atlasbackup:index:{function}",
            Args = Properties.Of(arguments),
        };
        return WireClient.Message(request.ToByteArray());
    }

    /// <summary>Calls a function and gives the size of its answer.</summary>
    public async Task<int> InvokeAsync(byte[] request)
    {
        var size = await _client.CallAsync(InvokeMethod, request);
        return size >= LeastAnswer ? size : throw new InvalidOperationException($"the answer has {size} bytes");
    }

    /// <summary>Makes a call that does nothing, for what a call costs by itself.</summary>
    public Task<int> DoNothingAsync() => _client.CallAsync("pulumirpc.ResourceProvider/GetPluginInfo", NoArguments);

    /// <summary>Cancels all calls in flight.</summary>
    public Task<int> CancelAsync() => _client.CallAsync("pulumirpc.ResourceProvider/Cancel", NoArguments);

    /// <summary>Waits for a call to end, and fails unless it was cancelled.</summary>
    public static async Task AssertCancelledAsync(Task<int> call)
    {
        try
        {
            await call;
        }
        catch (CallRefusedException refusal) when (refusal.IsCancelled)
        {
            return;
        }

        throw new InvalidOperationException("the call was answered");
    }

    public void Dispose()
    {
        _client.Dispose();
        Process.Dispose();
    }

    private static async Task ConfigureAsync(string address, EngineServer engine, Struct inputs)
    {
        using var channel = Loopback.Dial(address);
        var client = new ProviderClient(new ResourceProvider.ResourceProviderClient(channel));
        var identity = ProviderIdentity.For("atlasbackup");
        await client.HandshakeAsync(new ProviderHandshakeRequest { EngineAddress = engine.Address });
        await client.CheckConfigAsync(identity, inputs);
        await client.ConfigureAsync(identity, inputs);
    }
}
