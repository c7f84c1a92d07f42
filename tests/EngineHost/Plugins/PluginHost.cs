using System.Diagnostics;
using AtlasBackup.EngineHost.GrpcLogs;
using AtlasBackup.EngineHost.Services;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Pulumirpc;

namespace AtlasBackup.EngineHost.Plugins;

/// <summary>Runs one plugin as the engine runs it, from the start of its process to the end.</summary>
public sealed class PluginHost : IAsyncDisposable
{
    private readonly PluginOptions _options;
    private readonly EngineServer? _engine;
    private readonly PluginProcess? _process;
    private readonly GrpcChannel _channel;
    private readonly GrpcDebugLog? _ownLog;
    private Task<ShutdownReport>? _stopping;

    private PluginHost(PluginOptions options, EngineServer? engine, string engineAddress, PluginProcess? process)
    {
        _options = options;
        _engine = engine;
        _process = process;
        EngineAddress = engineAddress;
        Address = options.AttachTo ?? $"127.0.0.1:{process?.Port}";
        _channel = Loopback.Dial(Address);
        _ownLog = options.GrpcLogPath is { } path ? new GrpcDebugLog(path, options.Package) : null;
        var heard = _channel.Intercept(new HeardCalls());
        Calls = (options.Interceptor ?? _ownLog) is { } interceptor ? heard.Intercept(interceptor) : heard;
        Provider = new(new(Calls));
    }

    public string Address { get; }

    public string EngineAddress { get; }

    /// <summary>The client for single calls.</summary>
    public ProviderClient Provider { get; }

    /// <summary>The answer to the Handshake; null if there was none or the plugin does not know it.</summary>
    public ProviderHandshakeResponse? Handshake { get; private set; }

    /// <summary>What arrived at the engine that was started for this plugin.</summary>
    public EngineLog Log => _engine?.Log
        ?? throw new InvalidOperationException("This plugin logs to an engine that was started elsewhere.");

    internal CallInvoker Calls { get; }

    public int ProcessId => _process?.Id
        ?? throw new InvalidOperationException("An attached plugin has no process here.");

    public bool HasExited => _process?.HasExited ?? false;

    /// <summary>Standard output after the port line.</summary>
    public string StandardOutput => _process?.StandardOutput ?? "";

    public string StandardError => _process?.StandardError ?? "";

    /// <exception cref="PluginStartException">The plugin did not come up.</exception>
    public static async Task<PluginHost> StartAsync(
        PluginOptions options,
        CancellationToken cancellationToken = default)
    {
        if (options.EngineAddress is { } address)
        {
            return await StartAsync(options, engine: null, address, cancellationToken);
        }

        var engine = await EngineServer.StartAsync(cancellationToken);
        try
        {
            return await StartAsync(options, engine, engine.Address, cancellationToken);
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    /// <summary>Everything up to Configure, in the engine's order; the result answers invokes.</summary>
    /// <exception cref="ProviderException">The plugin says nothing about itself, or refuses the inputs.</exception>
    public Task<ProviderSession> LoadAsync(
        Struct? inputs = null,
        ProviderIdentity? identity = null,
        bool preview = false,
        CancellationToken cancellationToken = default) =>
        ProviderSession.LoadAsync(
            this,
            identity ?? ProviderIdentity.For(_options.Package, project: _options.Project, stack: _options.Stack),
            inputs ?? new(),
            preview,
            cancellationToken);

    public Task WaitForExitAsync(CancellationToken cancellationToken = default) =>
        _process?.WaitForExitAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Sends Cancel, then SIGINT, then SIGKILL, and waits after each as long as the engine does.</summary>
    public Task<ShutdownReport> StopAsync() => _stopping ??= StopOnceAsync();

    /// <summary>Ends the process, in whatever state the plugin is.</summary>
    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
            HeardLines.Add(StandardError);
        }

        if (_ownLog is not null)
        {
            await _ownLog.DisposeAsync();
        }

        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }
    }

    private static async Task<PluginHost> StartAsync(
        PluginOptions options,
        EngineServer? engine,
        string engineAddress,
        CancellationToken cancellationToken)
    {
        var process = options.AttachTo is null
            ? await PluginProcess.StartAsync(options, engineAddress, cancellationToken)
            : null;
        var host = new PluginHost(options, engine, engineAddress, process);
        try
        {
            await host.GreetAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        if (_options.Handshake)
        {
            Handshake = await PluginGreeting.HandshakeAsync(this, _options, cancellationToken);
        }

        if (_options.AttachTo is not null)
        {
            await Provider.AttachAsync(EngineAddress, cancellationToken);
        }
    }

    private async Task<ShutdownReport> StopOnceAsync()
    {
        var watch = Stopwatch.StartNew();
        var acknowledged = await CancelAsync();
        _channel.Dispose();
        if (_process is null)
        {
            return new(acknowledged, ExitCode: null, Killed: false, watch.Elapsed, PrematureExit: null);
        }

        var (exitCode, killed) = await _process.StopAsync(_options.Patience.Exit);
        return new(acknowledged, exitCode, killed, watch.Elapsed, acknowledged ? null : PrematureExit());
    }

    private async Task<bool> CancelAsync()
    {
        try
        {
            await Provider.CancelAsync(_options.Patience.Cancel);
            return true;
        }
        catch (RpcException exception)
        {
            return exception.StatusCode == StatusCode.Unimplemented;
        }
    }

    private string PrematureExit() =>
        $"Detected that {_options.ExecutablePath} exited prematurely.\n"
        + $"stdout:\n{StandardOutput}\nstderr:\n{StandardError}";
}
