using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AtlasBackup.ContractTool.Assembly;

/// <summary>Adds the rules of an input or a setting to its description.</summary>
internal static class PropertyText
{
    public static string Describe(JsonObject property, string place)
    {
        string[] sentences =
        [
            property.RequiredText("description", place),
            Bounds(property),
            Length(property),
            Exclusion(property),
            Need(property),
            Default(property) is { Length: > 0 } value ? $"Defaults to {value}." : "",
        ];
        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
    }

    /// <summary>The default of an input or a setting; an empty text where it has none.</summary>
    public static string Default(JsonObject property) => property["default"] switch
    {
        null => "",
        JsonArray => Names(property, "default", "and"),
        var text when text.GetValueKind() is JsonValueKind.String => $"`{text.GetValue<string>()}`",
        var literal => literal.ToJsonString(),
    };

    private static string Bounds(JsonObject property) =>
        (Number(property, "exclusiveMinimum"), Number(property, "minimum"), Number(property, "maximum")) switch
        {
            ({ } least, _, { } most) => $"Greater than {least}, and at most {most}.",
            ({ } least, _, null) => $"Greater than {least}.",
            (null, { } least, { } most) => $"From {least} to {most}.",
            (null, { } least, null) => $"The minimum is {least}.",
            (null, null, { } most) => $"The maximum is {most}.",
            _ => "",
        };

    private static string Length(JsonObject property) =>
        (Number(property, "maxLength"), Number(property, "minItems"), Number(property, "maxItems")) switch
        {
            ({ } most, _, _) => $"At most {most} characters.",
            (_, { } least, { } most) => $"From {least} to {most} items.",
            (_, { } least, null) => $"At least {Items(least)}.",
            (_, null, { } most) => $"At most {Items(most)}.",
            _ => "",
        };

    private static string Items(string count) => count == "1" ? "1 item" : $"{count} items";

    private static string Exclusion(JsonObject property) =>
        property.ContainsKey("excludes") ? $"Cannot be combined with {Names(property, "excludes", "or")}." : "";

    private static string Need(JsonObject property) =>
        property.ContainsKey("needs") ? $"Requires {Names(property, "needs", "and")}." : "";

    // As code, the last one joined by a word: `a`, `b` and `c`.
    private static string Names(JsonObject property, string keyword, string word)
    {
        var names = property.Texts(keyword).Select(name => $"`{name}`").ToList();
        return names.Count < 2
            ? string.Concat(names)
            : $"{string.Join(", ", names.SkipLast(1))} {word} {names[^1]}";
    }

    private static string? Number(JsonObject property, string keyword) =>
        property[keyword]?.GetValue<decimal>().ToString(CultureInfo.InvariantCulture);
}
