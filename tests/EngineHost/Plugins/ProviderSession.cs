using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.EngineHost.Plugins;

/// <summary>A loaded provider: checked, configured, and called by the engine's rules.</summary>
public sealed class ProviderSession
{
    private static readonly MarshallingRules ReturnRules = new(UnknownRule.Reject);

    private readonly PluginHost _host;
    private readonly bool _preview;

    private ProviderSession(PluginHost host, ProviderIdentity identity, string pluginVersion, bool preview)
    {
        _host = host;
        _preview = preview;
        Identity = identity;
        PluginVersion = pluginVersion;
    }

    public ProviderIdentity Identity { get; }

    public string PluginVersion { get; }

    /// <summary>The inputs after CheckConfig, with their secret marks restored.</summary>
    public Struct Inputs { get; private set; } = new();

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <summary>
    /// Ends when Configure has answered. The engine looks at an error only when a function is called, and does not call
    /// Configure at all while an input is unknown: then there is no answer.
    /// </summary>
    public Task<ConfigureResponse?> Configured { get; private set; } = Task.FromResult<ConfigureResponse?>(null);

    internal static async Task<ProviderSession> LoadAsync(
        PluginHost host,
        ProviderIdentity identity,
        Struct inputs,
        bool preview,
        CancellationToken cancellationToken)
    {
        var version = await GetVersionAsync(host, cancellationToken);
        var session = new ProviderSession(host, identity, version, preview);
        (session.Inputs, session.Warnings) =
            await new ConfigCheck(host.Provider, identity).RunAsync(inputs, version, cancellationToken);
        session.Configured = session.ConfigureAsync();
        return session;
    }

    /// <summary>Calls a function as the engine does for a program.</summary>
    /// <exception cref="ProviderException">Configure or the call failed, or the answer breaks a rule.</exception>
    public async Task<InvokeResponse> InvokeAsync(
        string token,
        Struct args,
        CancellationToken cancellationToken = default)
    {
        try
        {
            return await Configured.WaitAsync(cancellationToken) is null
                ? new InvokeResponse { Return = new() }
                : await CallAsync(token, args, cancellationToken);
        }
        catch (Exception exception) when (exception is RpcException or MarshallingException or ProviderException)
        {
            var reason = exception is RpcException error ? RpcErrors.Describe(error) : exception.Message;
            throw new ProviderException($"invocation of {token} returned an error: {reason}", exception);
        }
    }

    private static async Task<string> GetVersionAsync(PluginHost host, CancellationToken cancellationToken)
    {
        try
        {
            return (await host.Provider.GetPluginInfoAsync(cancellationToken)).Version;
        }
        catch (RpcException exception)
        {
            throw new ProviderException(RpcErrors.Describe(exception), exception);
        }
    }

    private async Task<ConfigureResponse?> ConfigureAsync()
    {
        if (Inputs.ContainsUnknowns())
        {
            return null;
        }

        try
        {
            return await _host.Provider.ConfigureAsync(Identity, Inputs);
        }
        catch (RpcException exception)
        {
            throw new ProviderException(RpcErrors.DescribeConfigure(exception), exception);
        }
    }

    private async Task<InvokeResponse> CallAsync(string token, Struct args, CancellationToken cancellationToken)
    {
        var acceptsSecrets =
            await AcceptsAsync(handshake => handshake.AcceptSecrets, configure => configure.AcceptSecrets);
        var acceptsResources =
            await AcceptsAsync(handshake => handshake.AcceptResources, configure => configure.AcceptResources);
        var sent = new MarshallingRules(UnknownRule.Drop, acceptsSecrets, acceptsResources).Apply(args);
        var response = await _host.Provider.InvokeAsync(token, sent, _preview, cancellationToken);
        var returned = ReturnRules.Apply(response.Return ?? new());

        // A plugin that was not told which arguments are secret cannot say which results are.
        response.Return = !acceptsSecrets && args.ContainsSecrets() ? Secrecy.MarkAll(returned) : returned;
        return response;
    }

    // If the Handshake was answered, the flags in Configure's answer are ignored.
    private async Task<bool> AcceptsAsync(
        Func<ProviderHandshakeResponse, bool> inHandshake,
        Func<ConfigureResponse, bool> inConfigure) =>
        _host.Handshake is { } handshake ? inHandshake(handshake) : inConfigure((await Configured)!);
}
