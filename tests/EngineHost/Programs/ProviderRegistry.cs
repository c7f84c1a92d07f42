using System.Collections.Concurrent;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Services;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace AtlasBackup.EngineHost.Programs;

/// <summary>Keeps a loaded plugin process for each provider of a program, explicit or default.</summary>
internal sealed class ProviderRegistry(ProgramOptions options, StackConfig config, EngineLog log) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ProviderSession> _explicit = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<PackageReference, Lazy<Task<ProviderSession>>> _defaults = new();
    private readonly ConcurrentBag<PluginHost> _plugins = [];
    private readonly SemaphoreSlim _loading = new(1);

    /// <summary>What plugins are started with; set once the engine has its address.</summary>
    public required Func<PluginOptions> Surroundings { get; init; }

    /// <summary>Loads the plugin of a provider that the program registered.</summary>
    public async Task<ProviderSession> RegisterAsync(ProviderIdentity identity, Struct inputs)
    {
        var session = await LoadAsync(identity, inputs);
        _explicit[Urns.ProviderReference(identity.Urn, identity.Id)] = session;
        return session;
    }

    public ProviderSession Find(string reference)
    {
        // SDKs write an unknown id as the sentinel, whatever the engine answered.
        var key = reference.EndsWith("::", StringComparison.Ordinal) ? reference + Unknowns.Text : reference;
        return _explicit.TryGetValue(key, out var session)
            ? session
            : throw new ProviderException($"unknown provider '{reference}'");
    }

    /// <summary>
    /// The default provider, which no program registered. It is configured from the stack and loaded when it is first
    /// needed.
    /// </summary>
    public Task<ProviderSession> DefaultAsync(PackageReference package) =>
        _defaults.GetOrAdd(package, wanted => new(() => LoadDefaultAsync(wanted))).Value;

    /// <summary>Ends every plugin as the engine does, and reports the plugins that had ended by themselves.</summary>
    public async Task<IReadOnlyList<ShutdownReport>> StopAsync()
    {
        var reports = await Task.WhenAll(_plugins.Select(plugin => plugin.StopAsync()));
        foreach (var premature in reports.Select(report => report.PrematureExit).OfType<string>())
        {
            Log(LogSeverity.Error, premature);
        }

        return reports;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var plugin in _plugins)
        {
            await plugin.DisposeAsync();
        }

        _loading.Dispose();
    }

    private Task<ProviderSession> LoadDefaultAsync(PackageReference package)
    {
        var inputs = config.ProviderInputs(package.Name);
        if (package.Version.Length > 0)
        {
            inputs.Fields[ProviderInputs.Version] = Value.ForString(package.Version);
        }

        if (package.DownloadUrl.Length > 0)
        {
            inputs.Fields[ProviderInputs.Internal] = Properties.From(
                Properties.Of(("pluginDownloadURL", package.DownloadUrl)));
        }

        var id = options.Preview ? Unknowns.Text : null;
        var identity =
            ProviderIdentity.For(package.Name, package.DefaultProviderName, options.Project, options.Stack, id);
        return LoadAsync(identity, inputs);
    }

    private async Task<ProviderSession> LoadAsync(ProviderIdentity identity, Struct inputs)
    {
        if (identity.Package != options.Plugin.Package)
        {
            throw new ProviderException($"no resource plugin 'pulumi-resource-{identity.Package}' found");
        }

        // The engine, too, loads one plugin at a time.
        await _loading.WaitAsync();
        try
        {
            var plugin = await PluginHost.StartAsync(Surroundings());
            _plugins.Add(plugin);
            var session = await plugin.LoadAsync(inputs, identity, options.Preview);
            session.Warnings.ToList().ForEach(warning => Log(LogSeverity.Warning, warning, identity.Urn));
            return session;
        }
        catch (Exception exception) when (exception is ProviderException or PluginStartException)
        {
            Log(LogSeverity.Error, Explain(exception), identity.Urn);
            throw new ProviderException(exception.Message, exception);
        }
        finally
        {
            _loading.Release();
        }
    }

    private static string Explain(Exception exception) =>
        exception is PluginStartException { StandardError.Length: > 0 } failure
            ? $"{failure.Message}\n{failure.StandardError.TrimEnd()}"
            : exception.Message;

    private void Log(LogSeverity severity, string message, string urn = "") =>
        log.Add(new(severity, message, urn, StreamId: 0, Ephemeral: false));
}
