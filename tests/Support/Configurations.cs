using AtlasBackup.Core.Configuration;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Tests.Support;

/// <summary>Makes configurations, and reads the errors and warnings about them.</summary>
internal static class Configurations
{
    public static Dictionary<string, InputValue> Nothing { get; } = [];

    public static ConfigReading Read(
        Dictionary<string, InputValue> given,
        Dictionary<string, string>? environment = null) =>
        new ConfigReader(name => environment?.GetValueOrDefault(name)).Read(given);

    /// <summary>
    /// The first key or variable of a pair has the value one and the second has two. A pair that must not be chosen has
    /// no values.
    /// </summary>
    public static Dictionary<string, InputValue> Texts(string keys) =>
        keys.Split(' ').ToDictionary(key => key, key => InputValue.Of(ValueOf(key)));

    public static Dictionary<string, string> Variables(string names)
    {
        var values = new Dictionary<string, string>();
        foreach (var name in names.Split(' '))
        {
            var isFirst = !values.Keys.Any(other => Half(other) == Half(name));
            values[name] = isFirst ? ValueOf(name) : "other";
        }

        return values;
    }

    public static InputValue Secret(InputValue value) => value with { IsSecret = true };

    public static IEnumerable<string> Failures(ConfigReading reading) =>
        reading.Failures.Select(failure => $"{failure.Property}: {failure.WithGot}");

    public static string? Show(Credentials? credentials) => credentials is null
        ? null
        : $"{credentials.GetType().Name}:{string.Join(',', credentials.Secrets.Select(secret => secret.Reveal()))}";

    private static string Half(string name) =>
        Has(name, "public") ? "public" : Has(name, "private") ? "private" : name;

    private static string ValueOf(string name) => Has(name, "secret") || Has(name, "private") ? "two" : "one";

    private static bool Has(string name, string part) => name.Contains(part, StringComparison.OrdinalIgnoreCase);
}
