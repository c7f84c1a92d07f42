using System.Text.Json;
using System.Text.RegularExpressions;
using AtlasBackup.Provider.Schemas;

namespace AtlasBackup.Provider.Terraform.Schemas;

/// <summary>Makes descriptions for Terraform from those of the package schema.</summary>
internal static partial class Descriptions
{
    /// <summary>The description of a block.</summary>
    /// <param name="function">Its function.</param>
    /// <param name="more">What is special about the block, or an empty text.</param>
    public static string Of(JsonElement function, string more)
    {
        var paragraphs = DescriptionText.Paragraphs(function).Select(Spelled).Append(more);
        return string.Join("\n\n", paragraphs.Where(paragraph => paragraph.Length > 0));
    }

    /// <summary>The description of an attribute, with the values of its enumeration.</summary>
    /// <param name="specification">The attribute.</param>
    /// <param name="isInput">Whether other values are refused.</param>
    public static string OfAttribute(JsonElement specification, bool isInput)
    {
        var text = Spelled(SchemaFile.DescriptionOf(specification));
        var listed = DescriptionText.ValuesOf(specification);
        if (listed.Count == 0)
        {
            return text;
        }

        var values = string.Join(", ", listed.Select(value => $"`{value}`"));
        return $"{text} One of {values}{(isInput ? "." : "; Atlas may add others.")}".TrimStart();
    }

    // Sentences about what only Pulumi has are left out.
    private static string Spelled(string paragraph) =>
        TerraformText.Spell(DescriptionText.Without(paragraph, ElsewhereOnly()));

    [GeneratedRegex(@"\b(?:omitDownloadLinks|Pulumi)\b")]
    private static partial Regex ElsewhereOnly();
}
