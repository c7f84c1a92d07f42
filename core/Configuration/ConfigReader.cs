using System.Globalization;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Configuration;

/// <summary>
/// Reads the configuration as the engine or an SDK encodes it, and the environment where it is silent. The only place
/// that reads the environment.
/// </summary>
internal sealed class ConfigReader(Func<string, string?> environment, Func<string, InputValue?> parseJson)
{
    // What the engine adds for itself.
    private static readonly HashSet<string> EngineKeys = ["version", "pluginDownloadURL", "__internal"];

    private static readonly Dictionary<string, (int Least, int Most)> Ranges = new()
    {
        ["maxRetries"] = (0, 10),
        ["requestTimeoutSeconds"] = (1, 600),
        ["callTimeoutSeconds"] = (10, 86_400),
        ["maxConcurrentRequests"] = (1, 256),
    };

    private readonly List<ConfigFailure> _failures = [];
    private readonly List<string> _warnings = [];

    /// <summary>A reader that has the environment of this process.</summary>
    public static ConfigReader ForThisProcess(Func<string, InputValue?> parseJson) =>
        new(Environment.GetEnvironmentVariable, parseJson);

    /// <summary>Reads the configuration that was given, and what stands in the environment beside it.</summary>
    public ConfigReading Read(IReadOnlyDictionary<string, InputValue> given)
    {
        var values = Decode(given);
        var texts = Texts(values);
        var fromConfiguration = CredentialSource.Configuration(Given(texts));
        var unknownCredential =
            values.Any(value => CredentialSource.Keys.Contains(value.Key) && value.Value.ContainsUnknown);
        var source = fromConfiguration.IsEmpty && !unknownCredential
            ? CredentialSource.Environment(FromEnvironment)
            : fromConfiguration;
        // Credentials wait for the place to be known: another one, from the environment or by default, must not see
        // them.
        var unknownPlace = values.TryGetValue("baseUrl", out var place) && place.ContainsUnknown;
        var credentials = unknownCredential || unknownPlace ? null : source.Choose(_failures, _warnings);
        var baseUrl = unknownPlace ? null : ReadBaseUrl(texts.GetValueOrDefault("baseUrl"), FromEnvironment("baseUrl"));
        var config = new ProviderConfig
        {
            Credentials = credentials,
            BaseUrl = baseUrl ?? ProviderConfig.DefaultBaseUrl,
        };
        config = config with
        {
            MaxRetries = Integer(values, "maxRetries") ?? config.MaxRetries,
            RequestTimeoutSeconds = Integer(values, "requestTimeoutSeconds") ?? config.RequestTimeoutSeconds,
            CallTimeoutSeconds = Integer(values, "callTimeoutSeconds") ?? config.CallTimeoutSeconds,
            MaxConcurrentRequests = Integer(values, "maxConcurrentRequests") ?? config.MaxConcurrentRequests,
        };
        return new ConfigReading(config, _failures, _warnings, !values.Values.Any(value => value.ContainsUnknown));
    }

    // An empty variable is an unset one.
    private (string Name, string Value)? FromEnvironment(string key) =>
        Properties.Find(key)?.Environment
            .Select(name => (Name: name, Value: environment(name) ?? ""))
            .Where(variable => variable.Value.Length > 0)
            .Select(variable => ((string, string)?)variable)
            .FirstOrDefault();

    // SDKs copy the variables into the arguments of a Provider that was not given them. Credentials that are such a
    // copy, whole, are the environment's still: otherwise a stray variable would win over those that the program gives.
    private Dictionary<string, string> Given(Dictionary<string, string> texts)
    {
        var copies = CredentialSource.Kinds
            .Where(kind => kind.Where(texts.ContainsKey).All(key => FromEnvironment(key)?.Value == texts[key]))
            .SelectMany(kind => kind)
            .ToHashSet();
        return texts.Where(text => !copies.Contains(text.Key)).ToDictionary(text => text.Key, text => text.Value);
    }

    private static ObjectSchema Properties => PackageSchema.Embedded.Configuration;

    // The engine sends every value as text, SDKs send JSON text or the value itself, each of them perhaps as a secret.
    private Dictionary<string, InputValue> Decode(IReadOnlyDictionary<string, InputValue> given)
    {
        var values = new Dictionary<string, InputValue>();
        foreach (var (name, value) in given)
        {
            if (Properties.Find(name) is { } property)
            {
                values[name] = Decode(property, value);
            }
            else if (!EngineKeys.Contains(name))
            {
                var known = string.Join(", ", Properties.Properties.Select(property => property.Name));
                _warnings.Add($"the configuration key '{name}' is not known and has no effect; there are {known}");
            }
        }

        return values;
    }

    private InputValue Decode(PropertySchema property, InputValue value)
    {
        if (property.Type.Kind == TypeKind.String || value.Kind != InputKind.String)
        {
            return value;
        }

        if (value.Text.Length == 0)
        {
            return InputValue.Null;
        }

        var decoded = parseJson(value.Text) ?? value;
        return decoded with { IsSecret = value.IsSecret || decoded.IsSecret };
    }

    private Dictionary<string, string> Texts(Dictionary<string, InputValue> values)
    {
        var texts = new Dictionary<string, string>();
        foreach (var (name, value) in values.Where(value => Properties.Find(value.Key)?.Type.Kind == TypeKind.String))
        {
            if (value.Kind == InputKind.String && value.Text.Length > 0)
            {
                texts[name] = value.Text;
            }
            else if (value.Kind is not (InputKind.Null or InputKind.Unknown or InputKind.String))
            {
                var shown = Properties.Find(name) is { IsSecret: true } ? "something else" : value.Shown;
                Fail(name, $"expected text, got {shown}");
            }
        }

        return texts;
    }

    private int? Integer(Dictionary<string, InputValue> values, string name)
    {
        var value = values.GetValueOrDefault(name, InputValue.Null);
        if (value.Kind is InputKind.Null or InputKind.Unknown)
        {
            return null;
        }

        var (least, most) = Ranges[name];
        if (value.Kind == InputKind.Number && value.Number == Math.Floor(value.Number)
            && value.Number >= least && value.Number <= most)
        {
            return (int)value.Number;
        }

        Fail(name, string.Create(
            CultureInfo.InvariantCulture,
            $"expected a whole number from {least} to {most}, got {value.Shown}"));
        return null;
    }

    private Uri? ReadBaseUrl(string? given, (string Name, string Value)? variable)
    {
        var text = given ?? variable?.Value;
        if (text is null)
        {
            return null;
        }

        var (url, reason) = BaseUrl.Parse(text);
        if (url is not null)
        {
            return url;
        }

        if (given is not null)
        {
            Fail("baseUrl", reason);
        }
        else
        {
            _failures.Add(new ConfigFailure("", $"{variable?.Name}: {reason}"));
        }

        return null;
    }

    private void Fail(string name, string reason)
    {
        var isSecret = Properties.Find(name) is { IsSecret: true };
        _failures.Add(isSecret ? new ConfigFailure("", $"{name}: {reason}") : new ConfigFailure(name, reason));
    }
}
