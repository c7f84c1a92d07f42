using System.Text.Json;
using System.Text.RegularExpressions;

namespace AtlasBackup.Provider.Schemas;

/// <summary>Takes the descriptions of the package schema apart for front ends other than Pulumi's.</summary>
internal static partial class DescriptionText
{
    private const string Examples = "{{% examples %}}";

    /// <summary>The paragraphs of a function's description, without its examples.</summary>
    public static IEnumerable<string> Paragraphs(JsonElement function)
    {
        var whole = SchemaFile.DescriptionOf(function);
        var end = whole.IndexOf(Examples, StringComparison.Ordinal);
        return (end < 0 ? whole : whole[..end]).Split("\n\n").Select(paragraph => paragraph.Trim());
    }

    /// <summary>A paragraph without the sentences about what the front end does not have.</summary>
    public static string Without(string paragraph, Regex elsewhere) => string.Join(
        ' ',
        Sentences(paragraph).Where(sentence => !elsewhere.IsMatch(sentence)));

    public static IEnumerable<string> Sentences(string paragraph) => SentenceEnd().Split(paragraph.Trim());

    /// <summary>The values of an enumeration that something has, itself or as a list's items; else none.</summary>
    public static IReadOnlyList<string> ValuesOf(JsonElement specification)
    {
        var item = specification.TryGetProperty("items", out var items) ? items : specification;
        return SchemaFile.TypeOf(item) is { } type ? [.. SchemaFile.ValuesOf(type)] : [];
    }

    [GeneratedRegex(@"(?<=\.)\s+(?=[A-Z`])")]
    private static partial Regex SentenceEnd();
}
