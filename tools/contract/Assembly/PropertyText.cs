using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AtlasBackup.ContractTool.Assembly;

/// <summary>Adds to the own description of an input or a setting what its rules say.</summary>
internal static class PropertyText
{
    public static string Describe(JsonObject property, string place) => string.Join(
        ' ',
        new[] { property.RequiredText("description", place), Bounds(property), Length(property), Companions(property), Default(property) }
            .Where(sentence => sentence.Length > 0));

    /// <summary>The names as code, the last one joined by a word: <c>`a`, `b` and `c`</c>.</summary>
    public static string Enumerate(IEnumerable<string> names, string word)
    {
        var marked = names.Select(name => $"`{name}`").ToList();
        return marked.Count < 2
            ? string.Concat(marked)
            : $"{string.Join(", ", marked.SkipLast(1))} {word} {marked[^1]}";
    }

    private static string Bounds(JsonObject property) => (Number(property, "minimum"), Number(property, "maximum")) switch
    {
        ({ } least, { } most) => $"From {least} to {most}.",
        ({ } least, null) => $"The minimum is {least}.",
        (null, { } most) => $"The maximum is {most}.",
        _ => "",
    };

    private static string Length(JsonObject property) =>
        (Number(property, "maxLength"), Number(property, "minItems"), Number(property, "maxItems")) switch
        {
            ({ } most, _, _) => $"At most {most} characters.",
            (_, { } least, { } most) => $"From {least} to {most} items.",
            (_, { } least, null) => $"At least {least} items.",
            (_, null, { } most) => $"At most {most} items.",
            _ => "",
        };

    private static string Companions(JsonObject property)
    {
        var excludes = Enumerate(property.Texts("excludes"), "or");
        var needs = Enumerate(property.Texts("needs"), "and");
        return string.Join(
            ' ',
            new[] { excludes.Length > 0 ? $"Cannot be combined with {excludes}." : "", needs.Length > 0 ? $"Requires {needs}." : "" }
                .Where(sentence => sentence.Length > 0));
    }

    private static string Default(JsonObject property) => property["default"] switch
    {
        null => "",
        var text when text.GetValueKind() is JsonValueKind.String => $"Defaults to `{text.GetValue<string>()}`.",
        var literal => $"Defaults to {literal.ToJsonString()}.",
    };

    private static string? Number(JsonObject property, string keyword) =>
        property[keyword]?.GetValue<decimal>().ToString(CultureInfo.InvariantCulture);
}
