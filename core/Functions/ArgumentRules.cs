using System.Globalization;
using System.Text.RegularExpressions;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions;

/// <summary>
/// What an argument must look like beyond its type, by its name. Only what would make a wrong request is checked here;
/// whether a thing exists is for Atlas to say.
/// </summary>
internal static partial class ArgumentRules
{
    // Atlas documents letters, digits and hyphens, and creates names with an underscore all the same.
    private const int MaxClusterNameLength = 64;

    private static readonly Dictionary<string, (int Least, int Most)> Ranges = new()
    {
        ["itemsPerPage"] = (1, 500),
        ["pageNum"] = (1, int.MaxValue),
    };

    /// <summary>Says what is wrong with a value of the right type, or null.</summary>
    public static string? Complain(string name, InputValue value) => value.Kind switch
    {
        InputKind.String when name == "clusterName" => ComplainOfClusterName(value),
        InputKind.String when name.EndsWith("Id", StringComparison.Ordinal) => ComplainOfId(value),
        InputKind.Number => ComplainOfRange(name, value),
        _ => null,
    };

    private static string? ComplainOfId(InputValue value) =>
        IdPattern().IsMatch(value.Text) ? null : $"expected 24 hexadecimal digits (0-9, a-f), got {value.Shown}";

    private static string? ComplainOfClusterName(InputValue value) =>
        value.Text.Length <= MaxClusterNameLength && ClusterNamePattern().IsMatch(value.Text)
            ? null
            : "expected a cluster name of letters, digits and hyphens, "
                + $"{MaxClusterNameLength} at most, got {value.Shown}";

    private static string? ComplainOfRange(string name, InputValue value)
    {
        var range = Ranges.GetValueOrDefault(name, (Least: int.MinValue, Most: int.MaxValue));
        if (value.Number == Math.Floor(value.Number) && value.Number >= range.Least && value.Number <= range.Most)
        {
            return null;
        }

        var bounds = range switch
        {
            (int.MinValue, _) => "of 32 bits",
            (_, int.MaxValue) => string.Create(CultureInfo.InvariantCulture, $"from {range.Least}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"from {range.Least} to {range.Most}"),
        };
        return $"expected a whole number {bounds}, got {value.Shown}";
    }

    [GeneratedRegex(@"^[0-9a-f]{24}\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"^[a-zA-Z0-9][a-zA-Z0-9_-]*\z")]
    private static partial Regex ClusterNamePattern();
}
