using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.Demo;

/// <summary>Shows of outputs what a person wants to know.</summary>
internal static class Outputs
{
    /// <summary>The property at a path as text, and a dash where it is absent.</summary>
    public static string Text(this Struct outputs, string path) => outputs.At(path) switch
    {
        null => "–",
        { KindCase: Value.KindOneofCase.StringValue } text => text.StringValue,
        var other => ValueText.ToText(other),
    };

    public static bool IsTrue(this Struct outputs, string path) => outputs.At(path)?.BoolValue == true;

    /// <summary>A time to the minute.</summary>
    public static string Time(this Struct outputs, string path) =>
        outputs.Text(path) is { Length: > 16 } time ? time[..16].Replace('T', ' ') : outputs.Text(path);

    public static IReadOnlyList<Struct> Items(this Struct outputs, string path) =>
        [.. (outputs.At(path)?.Unwrap().ListValue.Values ?? []).Select(item => item.StructValue)];

    /// <summary>How many items there are of each kind, the most frequent first.</summary>
    public static string Counts(this IEnumerable<Struct> items, Func<Struct, string> kind) => string.Join(", ", items
        .CountBy(kind)
        .OrderByDescending(count => count.Value)
        .Select(count => $"{count.Value} {count.Key}"));

    /// <summary>Which properties are secret, and how many of each.</summary>
    public static string Sealed(this IEnumerable<Struct> items)
    {
        var counts = items.SelectMany(item => SecretPaths(Value.ForStruct(item), ""))
            .CountBy(path => path)
            .OrderBy(count => count.Key, StringComparer.Ordinal)
            .ToList();
        return counts.Count == 0 ? "nothing" : string.Join(", ", counts.Select(count => $"{count.Value} {count.Key}"));
    }

    private static IEnumerable<string> SecretPaths(Value value, string path) => value switch
    {
        _ when value.IsSecret() => value.Unwrap() is { ListValue.Values.Count: 0 } ? [] : [path],
        { KindCase: Value.KindOneofCase.StructValue } => value.StructValue.Fields.SelectMany(member =>
            SecretPaths(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}")),
        { KindCase: Value.KindOneofCase.ListValue } => value.ListValue.Values.SelectMany(item => SecretPaths(item, path)),
        _ => [],
    };
}
