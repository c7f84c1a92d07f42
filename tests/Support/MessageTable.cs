using System.Text.Json;
using System.Text.RegularExpressions;
using AtlasBackup.Core.Functions.Readiness;
using AtlasBackup.Tests.Files;

namespace AtlasBackup.Tests.Support;

/// <summary>
/// The table of every text of a verdict, in Messages.md. What differs from cluster to cluster is in braces there.
/// </summary>
internal static partial class MessageTable
{
    private const string Kind = "an? (replica set|sharded cluster|Flex cluster|cluster on Legacy Backup|M0 cluster)";

    private static readonly Dictionary<string, string> Forms = new()
    {
        ["time"] = @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ",
        ["h"] = @"[\d.]+(E\+\d+)? h",
        ["n"] = @"\d+",
        ["version"] = @"\d+\.\d+",
        ["id"] = @"\w*",
        ["name"] = @"\w+",
        ["names"] = @"\w+((, \w+)* and \w+)?",
        ["kind"] = Kind,
        ["kinds"] = $"{Kind}((, {Kind})* or {Kind})?",
        ["members"] = @"\d+ members?",
        ["shards"] = @"\d+ shards?",
        ["days"] = @"\d+ days?",
        ["text"] = ".+",
    };

    private static readonly Lazy<IReadOnlyList<MessageRow>> Read = new(() => [.. ReadRows()]);

    public static IReadOnlyList<MessageRow> Rows => Read.Value;

    /// <summary>The texts of a verdict in the form of the table's rows.</summary>
    public static IEnumerable<string> Of(Verdict verdict) =>
    [
        .. verdict.Checks.Select(Of),
        .. verdict.Notes.Select(note => $"note |  |  |  | {note}"),
    ];

    // A part has a name and a text, and may consist of the parts before it. All other rows are whole.
    private static IEnumerable<MessageRow> ReadRows()
    {
        var rows = Repository.Read("tests/Core.Tests/Functions/Readiness/Messages.md")
            .Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())
            .Where(cells => cells[0] is not ("part" or "check" or "---"));
        var forms = new Dictionary<string, string>(Forms);
        foreach (var cells in rows)
        {
            var isPart = cells.Length == 2;
            var text = isPart ? cells[1] : string.Join(" | ", cells);
            var pattern = Pattern(text, forms);
            if (isPart)
            {
                var all = forms.TryGetValue(cells[0], out var others) ? $"{others}|{pattern}" : pattern;
                (forms[cells[0]], forms[$"{cells[0]}+"]) = (all, $"({all})((, ({all}))* and ({all})|(, ({all}))*)");
            }

            yield return new MessageRow(text, new Regex(isPart ? pattern : $"^{pattern}$"));
        }
    }

    private static string Of(Check check) => string.Join(
        " | ",
        JsonNamingPolicy.CamelCase.ConvertName($"{check.Name}"),
        !check.IsAssessed ? "not assessed" : check.IsPassed ? "passed" : "failed",
        check.Expected,
        check.Actual,
        check.Message);

    // Split gives the names between the texts, at the odd places.
    private static string Pattern(string text, Dictionary<string, string> forms) => string.Concat(Placeholder()
        .Split(text)
        .Select((part, index) => index % 2 == 0 ? Regex.Escape(part) : $"({forms[part]})"));

    [GeneratedRegex(@"\{([\w +]+)\}")]
    private static partial Regex Placeholder();
}

/// <summary>A row of the table: the texts of a check with one result, or a note.</summary>
internal sealed record MessageRow(string Text, Regex Pattern)
{
    public bool Fits(string text) => Pattern.IsMatch(text);

    public override string ToString() => Text;
}
