using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>Compares two configurations. A seal alone makes no difference.</summary>
internal static class ConfigDiff
{
    /// <summary>The keys whose values differ, in order.</summary>
    public static IReadOnlyList<string> Keys(Struct olds, Struct news) =>
    [
        .. olds.Fields.Keys.Union(news.Fields.Keys)
            .Where(key => key != "__internal" && !Equals(Find(olds, key), Find(news, key)))
            .Order(StringComparer.Ordinal),
    ];

    private static Value? Find(Struct values, string key) =>
        values.Fields.TryGetValue(key, out var value) ? Seals.Open(value) : null;
}
