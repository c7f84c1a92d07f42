using System.Text.Json;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EngineHost.Programs;

/// <summary>The configuration of a stack, by full key, as programs and default providers get it.</summary>
internal sealed class StackConfig
{
    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _secretKeys = new(StringComparer.Ordinal);

    public StackConfig(ProgramOptions options)
    {
        foreach (var (key, value) in options.Config)
        {
            _values[FullKey(options.Project, key)] = value;
        }

        foreach (var (key, value) in options.Secrets)
        {
            var fullKey = FullKey(options.Project, key);
            _values[fullKey] = value;
            _secretKeys.Add(fullKey);
        }
    }

    public IReadOnlyDictionary<string, string> Values => _values;

    public IReadOnlyCollection<string> SecretKeys => _secretKeys;

    public string ValuesJson => JsonSerializer.Serialize(_values);

    public string SecretKeysJson => JsonSerializer.Serialize(_secretKeys);

    /// <summary>
    /// What a default provider is configured with: every value a string, secret if it was set as a secret.
    /// </summary>
    public Struct ProviderInputs(string package) => Properties.Of(
        [.. OfPackage(package).Select(entry => (Name(entry.Key), (object?)Sealed(entry.Key, entry.Value)))]);

    public IReadOnlyDictionary<string, string> DecryptedOf(string package) =>
        OfPackage(package).ToDictionary(entry => Name(entry.Key), entry => entry.Value);

    private Value Sealed(string fullKey, string value) =>
        _secretKeys.Contains(fullKey) ? Properties.Secret(value) : Value.ForString(value);

    private IEnumerable<KeyValuePair<string, string>> OfPackage(string package) =>
        _values.Where(entry => entry.Key.StartsWith($"{package}:", StringComparison.Ordinal));

    private static string FullKey(string project, string key) =>
        key.Contains(':', StringComparison.Ordinal) ? key : $"{project}:{key}";

    private static string Name(string fullKey) => fullKey[(fullKey.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
