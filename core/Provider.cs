using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Configuration;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core;

/// <summary>
/// What every front end calls: configure, check arguments, run a function, cancel, end. Nothing here touches the
/// network before the first function runs, and nothing but a <see cref="ProviderException"/> comes out.
/// </summary>
internal sealed class Provider : IAsyncDisposable
{
    // How many functions are named for one that does not exist: all of them would not fit in an error.
    private const int MostSimilar = 3;

    private readonly FrontEnd _frontEnd;
    private readonly PublicLog _log;
    private readonly TimeProvider _time;
    private readonly InFlight _inFlight = new();
    private readonly MemoryBudget _memory = new();
    private readonly HeldSecrets _held = new();
    private readonly FirstAddress _firstAddress = new();
    private readonly Clients _clients;
    private readonly DeprecationNotice _deprecations;
    private volatile ProviderException _refusal =
        new(FailureKind.Configuration, "the provider is not configured: call Configure before Invoke");

    public Provider(FrontEnd frontEnd, IProviderLog log, TimeProvider time)
    {
        _frontEnd = frontEnd;
        _time = time;
        _log = new PublicLog(log, () => _held.All);
        _clients = new Clients(_log, time);
        _deprecations = new DeprecationNotice(_log);
    }

    /// <summary>Reads a configuration without using it.</summary>
    public static ConfigReading ReadConfig(IReadOnlyDictionary<string, InputValue> values)
    {
        var reading = ConfigReader.ForThisProcess().Read(values);
        var text = new PublicText(SettingSecrets.In(values, reading.Config.Credentials));
        return reading with
        {
            Failures = text.Of(reading.Failures),
            Warnings = [.. reading.Warnings.Select(text.Of)],
        };
    }

    /// <summary>Takes a configuration. Its errors are reported now, and again to every call.</summary>
    public void Configure(IReadOnlyDictionary<string, InputValue> values)
    {
        var reading = ReadConfig(values);
        _held.AddCredentials(reading.Config.Credentials);
        _held.AddPassword((reading.Config.Route as Route.Proxy)?.Password);
        reading = _firstAddress.Guard(reading);
        foreach (var warning in reading.Warnings)
        {
            _log.Warning(warning.ToString());
        }

        var refusal = reading.Refusal(_frontEnd.HowToConfigure);
        _refusal = refusal ?? _refusal;
        _clients.Replace(reading.Config.Credentials is { } credentials && refusal is null
            ? new AtlasClient(credentials, reading.Config.BaseUrl, TransportOf(reading.Config), _deprecations)
            : null);
        if (refusal is not null && reading.IsComplete)
        {
            throw Finished(refusal, _held.All);
        }
    }

    /// <summary>Checks arguments as a call would, without making it.</summary>
    public static void Check(string function, IReadOnlyDictionary<string, InputValue> values)
    {
        try
        {
            Read(new FunctionRequest(function, values));
        }
        catch (ProviderException exception)
        {
            throw Finished(exception, [.. Arguments.SecretsIn(values)]);
        }
    }

    /// <summary>
    /// Begins to count the memory for answers that a call holds. The front end ends it when it has passed the answer
    /// on: until then other calls may have to wait.
    /// </summary>
    public MemoryShare BeginMemory() => _memory.Begin();

    /// <summary>Runs a function and writes its outputs.</summary>
    /// <param name="request">The function, and its arguments.</param>
    /// <param name="writer">What takes its outputs.</param>
    /// <param name="memory">What the call holds of the memory for answers.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task RunAsync(
        FunctionRequest request,
        IOutputWriter writer,
        MemoryShare memory,
        CancellationToken cancellationToken)
    {
        using var either = _inFlight.Join(cancellationToken);
        AtlasCall? call = null;
        try
        {
            either.Token.ThrowIfCancellationRequested();
            var (found, arguments) = Read(request);
            call = _clients.BeginCall(memory) ?? throw _refusal;
            await new FunctionRunner(call, request.IsPreview).RunAsync(found, arguments, writer, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            throw new ProviderException(
                FailureKind.Cancelled,
                _inFlight.IsOver ? "the call was cancelled: the provider is ending" : "the call was cancelled");
        }
        catch (Exception exception)
        {
            var failure = exception as ProviderException ?? Bug(exception);
            throw Finished(failure, [.. Arguments.SecretsIn(request.Values), .. _held.All]);
        }
        finally
        {
            call?.Dispose();
        }
    }

    /// <summary>
    /// A text of a front end about what it was given, without the secrets of the configuration and the environment.
    /// </summary>
    public string Redact(string text)
    {
        var none = new Dictionary<string, InputValue>();
        var inEnvironment = SettingSecrets.In(none, ConfigReader.ForThisProcess().Read(none).Config.Credentials);
        return new Redactor([.. _held.All, .. inEnvironment]).Redact(text);
    }

    /// <summary>Ends all calls that are under way, without harm to later ones.</summary>
    public void CancelAll() => _inFlight.CancelAll();

    /// <summary>
    /// Ends all calls, including later ones, and revokes the tokens that Atlas made, as far as the time allows.
    /// </summary>
    public Task EndAsync()
    {
        _inFlight.End();
        return _clients.EndAsync();
    }

    public ValueTask DisposeAsync()
    {
        _clients.Dispose();
        _inFlight.Dispose();
        return ValueTask.CompletedTask;
    }

    private static (Function Function, Arguments Arguments) Read(FunctionRequest request)
    {
        var found = Find(request) ?? throw Unknown(request.Function);
        var (arguments, failures) = Arguments.Read(found, request.Values);
        return arguments is not null
            ? (found, arguments)
            : throw new ProviderException(FailureKind.InvalidArgument, "the arguments are invalid")
            {
                Failures = failures,
            };
    }

    private static Function? Find(FunctionRequest request) =>
        request.IsInternal ? FunctionCatalog.FindAny(request.Function) : FunctionCatalog.Find(request.Function);

    private static ProviderException Unknown(string function)
    {
        var similar = Similarity.Closest(function, FunctionCatalog.Names, MostSimilar)
            .Select(name => Wording.Of($"{new FunctionName(name)}"));
        return new ProviderException(
            FailureKind.NotFound,
            Wording.Of(
                $"there is no function '{new Quote(function)}'; the most similar are {Wording.Join(", ", similar)}"));
    }

    /// <summary>Words a bug of this program outside a call, without its message, which may repeat a secret.</summary>
    public static ProviderException BugIn(string method, Exception exception) => new(
        FailureKind.Bug,
        $"this is a bug in the atlasbackup provider ({exception.GetType().Name} in {method}); "
            + $"please report it at {ProviderVersion.IssueTracker}");

    /// <summary>Words a bug outside every method, without its message.</summary>
    public static ProviderException BugIn(Exception exception) => new(
        FailureKind.Bug,
        $"this is a bug in the atlasbackup provider ({exception.GetType().Name}); "
            + $"please report it at {ProviderVersion.IssueTracker}");

    private static ProviderException Bug(Exception exception) => new(
        FailureKind.Bug,
        Wording.Of(
            $"this is a bug in the atlasbackup provider ({exception.GetType().Name}: "
            + $"{new Quote(exception.Message, IsProse: true)}); please report it at {ProviderVersion.IssueTracker}"));

    // The only place that removes secrets from outgoing texts and limits their length.
    private static ProviderException Finished(ProviderException exception, IEnumerable<string> secrets) =>
        new PublicText(secrets).Of(exception);

    private Transport TransportOf(ProviderConfig config) => new()
    {
        MaxRetries = config.MaxRetries,
        AttemptTimeout = TimeSpan.FromSeconds(config.RequestTimeoutSeconds),
        CallTimeout = TimeSpan.FromSeconds(config.CallTimeoutSeconds),
        MaxConcurrentRequests = config.MaxConcurrentRequests,
        Route = config.Route,
        HasCryptography = ConfigReader.HasCryptography,
        Memory = _memory,
        Held = _held,
        Time = _time,
        Chance = new Random().NextDouble,
        UserAgent = ProviderVersion.UserAgent(_frontEnd.Product, _frontEnd.Host()),
        Log = _log,
    };
}
