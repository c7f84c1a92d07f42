using System.Text.Json;
using System.Text.RegularExpressions;

namespace AtlasBackup.Provider.Terraform.Schemas;

/// <summary>Makes descriptions for Terraform from those of the package schema.</summary>
internal static partial class Descriptions
{
    private const string Examples = "{{% examples %}}";

    /// <summary>The description of a block.</summary>
    /// <param name="function">Its function.</param>
    /// <param name="more">What is special about the block, or an empty text.</param>
    public static string Of(JsonElement function, string more)
    {
        var whole = SchemaFile.DescriptionOf(function);
        var end = whole.IndexOf(Examples, StringComparison.Ordinal);
        var paragraphs = (end < 0 ? whole : whole[..end]).Split("\n\n").Select(Spelled).Append(more);
        return string.Join("\n\n", paragraphs.Where(paragraph => paragraph.Length > 0));
    }

    /// <summary>The description of an attribute, with the values of its enumeration.</summary>
    /// <param name="specification">The attribute.</param>
    /// <param name="isInput">Whether other values are refused.</param>
    public static string OfAttribute(JsonElement specification, bool isInput)
    {
        var text = Spelled(SchemaFile.DescriptionOf(specification));
        var item = specification.TryGetProperty("items", out var items) ? items : specification;
        var listed = SchemaFile.TypeOf(item) is { } type ? SchemaFile.ValuesOf(type).ToList() : [];
        if (listed.Count == 0)
        {
            return text;
        }

        var values = string.Join(", ", listed.Select(value => $"`{value}`"));
        return $"{text} One of {values}{(isInput ? "." : "; Atlas may add others.")}".TrimStart();
    }

    // Sentences about what only Pulumi has are left out.
    private static string Spelled(string paragraph) => NamesInText.Spell(string.Join(
        ' ',
        SentenceEnd().Split(paragraph.Trim()).Where(sentence => !ElsewhereOnly().IsMatch(sentence))));

    [GeneratedRegex(@"(?<=\.)\s+(?=[A-Z`])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\b(?:omitDownloadLinks|Pulumi)\b")]
    private static partial Regex ElsewhereOnly();
}
