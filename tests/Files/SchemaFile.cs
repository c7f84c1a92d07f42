using System.Text.Json;

namespace AtlasBackup.Tests.Files;

/// <summary>The package schema in schema.json, as JSON.</summary>
public static class SchemaFile
{
    private const string Prefix = "#/types/";

    public static JsonElement Root { get; } = Repository.ReadSchema();

    public static JsonElement Functions => Root.GetProperty("functions");

    public static JsonElement Types => Root.GetProperty("types");

    /// <summary>The functions by their names without package and module, such as getBackupExport.</summary>
    public static IReadOnlyList<string> FunctionNames { get; } =
        [.. Functions.EnumerateObject().Select(function => ShortName(function.Name))];

    public static JsonElement Function(string name) => Functions.GetProperty($"atlasbackup:index:{name}");

    public static JsonElement Outputs(string name) => Function(name).GetProperty("outputs");

    /// <summary>The first value that an input of a function may have, where the schema lists its values.</summary>
    public static string? FirstValue(string function, string input) =>
        Innermost(Function(function).GetProperty("inputs").GetProperty("properties").GetProperty(input)).Type
            .TryGetProperty("enum", out var values)
                ? values[0].GetProperty("value").GetString()
                : null;

    public static string ShortName(string token) => token[(token.LastIndexOf(':') + 1)..];

    /// <summary>Every property of an object, also of those inside it, as <c>results[].delivery.url</c>.</summary>
    public static IEnumerable<(string Path, JsonElement Property)> Paths(JsonElement type, string prefix = "")
    {
        foreach (var property in type.GetProperty("properties").EnumerateObject())
        {
            var path = prefix + property.Name;
            yield return (path, property.Value);
            var (suffix, inner) = Innermost(property.Value);
            var deeper = inner.TryGetProperty("properties", out _) ? Paths(inner, $"{path}{suffix}.") : [];
            foreach (var entry in deeper)
            {
                yield return entry;
            }
        }
    }

    public static bool IsSecret(JsonElement property) =>
        property.TryGetProperty("secret", out var secret) && secret.GetBoolean();

    /// <summary>The strings of a list member, such as <c>required</c>; none where it is absent.</summary>
    public static IEnumerable<string> Names(JsonElement element, string member) =>
        element.TryGetProperty(member, out var names)
            ? names.EnumerateArray().Select(name => name.GetString() ?? "")
            : [];

    private static (string Suffix, JsonElement Type) Innermost(JsonElement type)
    {
        var suffix = "";
        while (type.TryGetProperty("items", out var items))
        {
            suffix += "[]";
            type = items;
        }

        return (suffix, type.TryGetProperty("$ref", out var reference) ? Referred(reference.GetString() ?? "") : type);
    }

    private static JsonElement Referred(string reference) =>
        Types.GetProperty(reference[Prefix.Length..].Replace("%2F", "/", StringComparison.Ordinal));
}
