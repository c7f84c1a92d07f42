using System.Text.Json;

namespace AtlasBackup.Provider.Schemas;

/// <summary>The package schema that is embedded in the executable, with the descriptions of everything.</summary>
internal static class SchemaFile
{
    private const string FunctionPrefix = "atlasbackup:index:";
    private const string TypePrefix = "#/types/";

    private static readonly Lazy<JsonDocument> Parsed = new(Parse);

    /// <summary>The settings.</summary>
    public static JsonElement Settings => Parsed.Value.RootElement.GetProperty("config").GetProperty("variables");

    /// <summary>The description of the connection to Atlas.</summary>
    public static string ProviderDescription =>
        DescriptionOf(Parsed.Value.RootElement.GetProperty("provider"));

    /// <summary>The functions by their names.</summary>
    public static IEnumerable<(string Name, JsonElement Function)> Functions =>
        Parsed.Value.RootElement.GetProperty("functions").EnumerateObject()
            .Select(member => (member.Name[FunctionPrefix.Length..], member.Value));

    public static JsonElement? Function(string name) =>
        Parsed.Value.RootElement.GetProperty("functions").TryGetProperty(FunctionPrefix + name, out var function)
            ? function
            : null;

    /// <summary>The type that something refers to, or null where it is of a simple type.</summary>
    public static JsonElement? TypeOf(JsonElement specification) =>
        specification.TryGetProperty("$ref", out var reference)
            && reference.GetString() is { } text && text.StartsWith(TypePrefix, StringComparison.Ordinal)
            ? Parsed.Value.RootElement.GetProperty("types").GetProperty(text[TypePrefix.Length..])
            : null;

    /// <summary>The types by their names.</summary>
    public static IEnumerable<JsonElement> Types =>
        Parsed.Value.RootElement.GetProperty("types").EnumerateObject().Select(member => member.Value);

    public static string DescriptionOf(JsonElement specification) =>
        specification.TryGetProperty("description", out var description) ? description.GetString() ?? "" : "";

    public static IEnumerable<JsonProperty> PropertiesOf(JsonElement specification) =>
        specification.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : [];

    /// <summary>The values of an enumeration; none where the type is another.</summary>
    public static IEnumerable<string> ValuesOf(JsonElement type) => type.TryGetProperty("enum", out var values)
        ? values.EnumerateArray().Select(value => value.GetProperty("value").GetString() ?? "")
        : [];

    public static bool Flag(JsonElement specification, string name) =>
        specification.TryGetProperty(name, out var flag) && flag.GetBoolean();

    private static JsonDocument Parse()
    {
        using var stream = typeof(SchemaFile).Assembly.GetManifestResourceStream("schema.json")
            ?? throw new InvalidOperationException("schema.json is not embedded in this build");
        return JsonDocument.Parse(stream);
    }
}
