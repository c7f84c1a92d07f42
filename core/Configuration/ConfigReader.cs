using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Configuration;

/// <summary>
/// Reads the configuration from the values of a front end, and from the environment where a value is not given.
/// No other class reads the environment.
/// </summary>
internal sealed class ConfigReader(Func<string, string?> environment)
{
    // Nobody mistypes more keys than this, and each takes a line of its own.
    private const int MaxUnknownKeys = 20;

    private readonly List<InputFailure> _failures = [];
    private readonly List<Wording> _warnings = [];

    /// <summary>A reader that has the environment of this process.</summary>
    public static ConfigReader ForThisProcess() => new(Environment.GetEnvironmentVariable);

    /// <summary>Whether this process can use TLS and digests.</summary>
    public static bool HasCryptography() => OpenSsl.OfThisProcess.IsUsable;

    /// <summary>Reads the configuration that was given, and what the environment adds to it.</summary>
    public ConfigReading Read(IReadOnlyDictionary<string, InputValue> given)
    {
        var peers = given.Where(value => PeerSettings.Has(value.Key)).ToDictionary();
        WarnOfUnknownKeys(given.Where(value => !peers.ContainsKey(value.Key)).ToDictionary());
        var values = Settings.All
            .Where(setting => given.ContainsKey(setting.Name))
            .ToDictionary(setting => setting.Name, setting => given[setting.Name]);
        var texts = Texts(values);
        var isAwaited = peers.Values.Append(values.GetValueOrDefault("baseUrl", InputValue.Null))
            .Any(value => value.ContainsUnknown);
        var baseUrl = ReadBaseUrl(values, texts) ?? ProviderConfig.DefaultBaseUrl;
        _failures.AddRange(peers.Select(peer => PeerSettings.Refuse(peer.Key, peer.Value, baseUrl))
            .OfType<InputFailure>());
        var config = new ProviderConfig
        {
            Credentials = ReadCredentials(values, texts, isAwaited),
            BaseUrl = baseUrl,
            BaseUrlSource = texts.ContainsKey("baseUrl")
                ? new SettingSource(IsGiven: true, Variable: null)
                : new SettingSource(IsGiven: false, FromEnvironment("baseUrl")?.Name),
            Route = IsUnknown(values, "baseUrl") ? new Route.Direct() : ReadRoute(baseUrl),
            MaxRetries = Integer(values, "maxRetries"),
            RequestTimeoutSeconds = Integer(values, "requestTimeoutSeconds"),
            CallTimeoutSeconds = Integer(values, "callTimeoutSeconds"),
            MaxConcurrentRequests = Integer(values, "maxConcurrentRequests"),
        };
        var isComplete = !isAwaited && !values.Values.Any(value => value.ContainsUnknown);
        return new ConfigReading(config, _failures, _warnings, isComplete);
    }

    private Dictionary<string, string> Texts(Dictionary<string, InputValue> values) => values
        .Where(value => Settings.Find(value.Key) is { Type.Kind: TypeKind.String })
        .Where(value => IsValid(value.Key, value.Value) && value.Value.Text.Length > 0)
        .ToDictionary(value => value.Key, value => value.Value.Text);

    private int Integer(Dictionary<string, InputValue> values, string name)
    {
        var value = values.GetValueOrDefault(name, InputValue.Null);
        return (int)(IsValid(name, value) ? value : Settings.Find(name)?.Default ?? InputValue.Null).Number;
    }

    private void WarnOfUnknownKeys(IReadOnlyDictionary<string, InputValue> given)
    {
        var known = Wording.List(Settings.All.Select(setting => setting.Name));
        _warnings.AddRange(given.Keys
            .Where(name => Settings.Find(name) is null)
            .Take(MaxUnknownKeys)
            .Select(name => Wording.Of($"the configuration key '{new Quote(name)}' is not known and has no effect; ")
                + Wording.Of($"there are {known}")));
    }

    // A value that is not given or not yet known is neither valid nor invalid.
    private bool IsValid(string name, InputValue value)
    {
        if (value.Kind == InputKind.Null || value.ContainsUnknown)
        {
            return false;
        }

        // A credential that was given by the name of another setting is a text.
        if (Settings.Find(name)?.Validate(value, showsText: false) is not { } failure)
        {
            return true;
        }

        _failures.Add(failure);
        return false;
    }

    private Credentials? ReadCredentials(
        Dictionary<string, InputValue> values,
        Dictionary<string, string> texts,
        bool isAddressAwaited)
    {
        var fromConfiguration = CredentialSource.Configuration(Given(texts));
        var isUnknown = CredentialSource.Keys.Any(key => IsUnknown(values, key));
        var source = fromConfiguration.IsEmpty && !isUnknown
            ? CredentialSource.Environment(FromEnvironment)
            : fromConfiguration;

        // Credentials wait until it is known which host they are for: another one must not see them.
        return isUnknown || isAddressAwaited ? null : source.Choose(_failures, _warnings);
    }

    // Our SDKs take nothing from the environment; one that was generated otherwise may copy the variables into the
    // arguments of a Provider. Credentials that are such a copy, whole, still belong to the environment: otherwise a
    // stray variable would win over those that the program gives.
    private Dictionary<string, string> Given(Dictionary<string, string> texts)
    {
        var copies = CredentialSource.Kinds
            .Where(kind => kind.Where(texts.ContainsKey).All(key => FromEnvironment(key)?.Value == texts[key]))
            .SelectMany(kind => kind)
            .ToHashSet();
        return texts.Where(text => !copies.Contains(text.Key)).ToDictionary();
    }

    private static bool IsUnknown(Dictionary<string, InputValue> values, string name) =>
        values.TryGetValue(name, out var value) && value.ContainsUnknown;

    // An empty variable counts as not set.
    private (string Name, string Value)? FromEnvironment(string key) =>
        Settings.Find(key)?.Environment
            .Select(name => (Name: name, Value: environment(name) ?? ""))
            .Where(variable => variable.Value.Length > 0)
            .Select(variable => ((string, string)?)variable)
            .FirstOrDefault();

    private Uri? ReadBaseUrl(Dictionary<string, InputValue> values, Dictionary<string, string> texts)
    {
        var given = texts.GetValueOrDefault("baseUrl");
        var variable = FromEnvironment("baseUrl");
        if (IsUnknown(values, "baseUrl") || (given ?? variable?.Value) is not { } text)
        {
            return null;
        }

        var (url, reason) = BaseUrl.Parse(text);
        if (url is null)
        {
            _failures.Add(given is null
                ? new InputFailure("", $"{variable?.Name}: {reason}")
                : new InputFailure("baseUrl", reason));
        }

        return url;
    }

    private Route ReadRoute(Uri baseUrl)
    {
        var (route, failure) = new ProxyEnvironment(environment).To(baseUrl);
        if (failure is not null)
        {
            _failures.Add(new InputFailure("", failure));
        }

        return route;
    }
}
