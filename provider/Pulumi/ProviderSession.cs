using AtlasBackup.Core;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Configuration;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Hosting;
using Google.Protobuf;
using Grpc.Core;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>
/// What the plugin knows between calls: how it was configured, and what it reads Atlas through. Nothing here touches
/// the network before the first function is called.
/// </summary>
internal sealed class ProviderSession(EngineLog log, TimeProvider time) : IAsyncDisposable
{
    // What is left of the engine's patience when the plugin is told to end.
    private static readonly TimeSpan EndTimeout = TimeSpan.FromMilliseconds(700);

    private readonly Lock _lock = new();
    private readonly DeprecationNotice _deprecations = new(log);
    private RpcException? _refusal =
        RpcErrors.Precondition("the provider is not configured: Configure comes before Invoke");
    private AtlasClient? _client;

    public InFlight InFlight { get; } = new();

    public static ConfigReading ReadConfig(IReadOnlyDictionary<string, InputValue> values) =>
        ConfigReader.ForThisProcess(StructReader.ReadJson).Read(values);

    /// <summary>Takes a configuration. What is wrong with it is said now, and again to every call.</summary>
    public void Configure(ConfigReading reading)
    {
        foreach (var warning in reading.Warnings)
        {
            log.Warning(warning);
        }

        var refusal = Refusal(reading);
        AtlasClient? before;
        lock (_lock)
        {
            before = _client;
            _refusal = refusal;
            _client = reading.Config.Credentials is { } credentials && refusal is null
                ? new AtlasClient(
                    credentials, reading.Config.BaseUrl, TransportOf(reading.Config), _deprecations)
                : null;
        }

        before?.Dispose();
        if (refusal is not null && reading.IsComplete)
        {
            throw refusal;
        }
    }

    /// <summary>Runs a function with arguments that have been checked.</summary>
    public async Task<ByteString> InvokeAsync(
        Function function,
        Arguments arguments,
        CancellationToken cancellationToken)
    {
        var client = Client();
        var writer = new StructWriter();
        using var either = InFlight.Join(cancellationToken);
        try
        {
            using var call = client.BeginCall(either.Token);
            await new FunctionRunner(call).RunAsync(function, arguments, writer, either.Token);
            return UnsafeByteOperations.UnsafeWrap(writer.Written);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            throw RpcErrors.Cancelled();
        }
        catch (ProviderException exception)
        {
            throw RpcErrors.From(exception, Redact(RpcErrors.TextOf(exception)));
        }
        catch (OutputTooLargeException exception)
        {
            throw RpcErrors.Precondition(exception.Message);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw RpcErrors.Bug(exception, Redact(exception.Message));
        }

        string Redact(string text) => new Redactor(arguments.Secrets).Redact(client.Redact(text));
    }

    /// <summary>Gives back what Atlas lent, in the time that there is.</summary>
    public async Task EndAsync()
    {
        InFlight.CancelAll();
        if (_client is not { } client)
        {
            return;
        }

        using var deadline = new CancellationTokenSource(EndTimeout, time);
        try
        {
            await client.EndAsync(deadline.Token);
        }
        catch (Exception)
        {
            // Whatever it was, it must not keep the plugin from ending well: the token expires by itself within the
            // hour.
            log.Debug("the access token was not given back");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        InFlight.Dispose();
        await log.DisposeAsync();
    }

    private static RpcException? Refusal(ConfigReading reading)
    {
        if (reading.Failures.Count > 0)
        {
            var reasons = reading.Failures.Select(failure =>
                failure.Property.Length == 0 ? failure.Reason : $"{failure.Property}: {failure.Reason}");
            return RpcErrors.Precondition($"the configuration cannot be used: {string.Join("; ", reasons)}");
        }

        return reading switch
        {
            { Config.Credentials: not null } => null,
            { IsComplete: false } => RpcErrors.Precondition("the Atlas credentials are not known yet"),
            _ => RpcErrors.MissingKeys(MissingCredentials.Message, MissingCredentials.Keys),
        };
    }

    private AtlasClient Client()
    {
        lock (_lock)
        {
            return _client ?? throw _refusal ?? throw new InvalidOperationException("neither configured nor refused");
        }
    }

    private Transport TransportOf(ProviderConfig config) => new()
    {
        MaxRetries = config.MaxRetries,
        AttemptTimeout = TimeSpan.FromSeconds(config.RequestTimeoutSeconds),
        CallTimeout = TimeSpan.FromSeconds(config.CallTimeoutSeconds),
        MaxConcurrentRequests = config.MaxConcurrentRequests,
        Time = time,
        Chance = new Random().NextDouble,
        UserAgent = PluginVersion.UserAgent,
        Log = log,
    };
}
