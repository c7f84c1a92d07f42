using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AtlasBackup.EndToEnd.Tests.Simulator;

/// <summary>Compares answers with the types that Atlas documents, as strictly as a typed client reads them.</summary>
internal static partial class DocumentedForm
{
    private static readonly JsonElement Facts =
        JsonDocument.Parse(Repository.Read("contract/facts/atlas.json")).RootElement;

    /// <summary>Where an answer to a function departs from its documented type, and how.</summary>
    public static IReadOnlyList<string> Departures(AnswerFile file, JsonElement answer)
    {
        var operation = Facts.GetProperty("operations").EnumerateObject()
            .Single(one => Anonymous(one.Name) == Anonymous(file.Path)).Value;
        var type = operation.GetProperty("versions").GetProperty(file.ApiVersion).GetProperty("schema");
        var declared = JsonDocument.Parse(file.Complete.ToJsonString()).RootElement;
        return [.. Check(answer, type, declared, "")];
    }

    private static IEnumerable<string> Check(JsonElement value, JsonElement type, JsonElement? declared, string path)
    {
        type = Resolved(type);
        return value.ValueKind switch
        {
            JsonValueKind.Null => type.TryGetProperty("nullable", out _) ? [] : [$"{path} is null"],
            JsonValueKind.Object => CheckObject(value, type, declared, path),
            JsonValueKind.Array => CheckArray(value, type, declared, path),
            _ => CheckKinds(value, type) is { } reason ? [$"{path} is {value.GetRawText()}, {reason}"] : [],
        };
    }

    private static IEnumerable<string> CheckObject(
        JsonElement value,
        JsonElement type,
        JsonElement? declared,
        string path)
    {
        var documented = Properties(type).ToDictionary(property => property.Name, property => property.Value);
        foreach (var required in SchemaFile.Names(type, "required").Where(name => !value.TryGetProperty(name, out _)))
        {
            yield return $"{path}.{required} is absent";
        }

        foreach (var property in value.EnumerateObject())
        {
            // The contract gives a reason for what it declares beyond the specification.
            var inner = Member(declared, property.Name);
            var departures = documented.TryGetValue(property.Name, out var its)
                ? Check(property.Value, its, inner, $"{path}.{property.Name}")
                : inner is null ? [$"{path}.{property.Name} is unknown"] : [];
            foreach (var departure in departures)
            {
                yield return departure;
            }
        }
    }

    private static IEnumerable<string> CheckArray(JsonElement value, JsonElement type, JsonElement? declared, string path)
    {
        var first = declared is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray().FirstOrDefault() : default;
        JsonElement? declaredItem = first.ValueKind == JsonValueKind.Undefined ? null : first;
        return type.TryGetProperty("items", out var item)
            ? value.EnumerateArray().SelectMany(one => Check(one, item, declaredItem, $"{path}[]"))
            : [$"{path} is a list"];
    }

    // Atlas documents a choice between enumerations as an object, but sends it as text.
    private static string? CheckKinds(JsonElement value, JsonElement type)
    {
        var reasons = Kinds(type).DefaultIfEmpty(type).Select(kind => CheckScalar(value, Resolved(kind))).ToList();
        return reasons.Contains(null) ? null : reasons[0];
    }

    private static string? CheckScalar(JsonElement value, JsonElement type)
    {
        var format = type.TryGetProperty("format", out var name) ? name.GetString() : null;
        var expected = type.TryGetProperty("type", out var kind) ? kind.GetString() : null;
        var fits = (expected, value.ValueKind) switch
        {
            ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => true,
            ("integer", JsonValueKind.Number) => format == "int32" ? value.TryGetInt32(out _) : value.TryGetInt64(out _),
            ("string", JsonValueKind.String) => IsFormat(value.GetString() ?? "", format),
            _ => false,
        };
        return !fits ? $"not {expected} {format}"
            : type.TryGetProperty("enum", out var values) && !values.EnumerateArray().Any(one => $"{one}" == $"{value}")
                ? "not one of the enumeration"
                : null;
    }

    private static bool IsFormat(string text, string? format) => format switch
    {
        "object-id" => ObjectId().IsMatch(text),
        "cluster-name" => ClusterName().IsMatch(text),
        "date-time" => DateTime.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        _ => true,
    };

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } present && present.TryGetProperty(name, out var member)
            ? member
            : null;

    // An object of several kinds may have the properties of each.
    private static IEnumerable<JsonProperty> Properties(JsonElement type) =>
        Own(type).Concat(Kinds(type).SelectMany(kind => Own(Resolved(kind)))).DistinctBy(property => property.Name);

    private static IEnumerable<JsonProperty> Own(JsonElement type) =>
        type.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().AsEnumerable() : [];

    private static IEnumerable<JsonElement> Kinds(JsonElement type) =>
        new[] { "oneOf", "allOf" }.SelectMany(kinds =>
            type.TryGetProperty(kinds, out var all) ? all.EnumerateArray().AsEnumerable() : []);

    private static JsonElement Resolved(JsonElement type) => type.TryGetProperty("$ref", out var name)
        ? Facts.GetProperty("schemas").GetProperty(name.GetString() ?? "")
        : type;

    private static string Anonymous(string path) => Placeholder().Replace(path, "{}");

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^[0-9a-f]{24}\z")]
    private static partial Regex ObjectId();

    [GeneratedRegex(@"^[a-zA-Z0-9][a-zA-Z0-9-]*\z")]
    private static partial Regex ClusterName();
}
