using System.Text.RegularExpressions;
using AtlasBackup.ContractTool.Examples;

namespace AtlasBackup.ContractTool.Scaffolding;

/// <summary>Makes the names of a new function and of its types from Atlas's names.</summary>
internal static partial class Names
{
    private static readonly string[] Scopes =
        ["groups", "clusters", "flexClusters", "serverless", "backup", "tenant"];

    private static readonly string[] LegacyNouns = ["restoreJobs", "snapshots", "snapshotSchedule"];

    /// <summary>
    /// The product and the last noun of a path, such as <c>BackupExports</c>. If the path goes through an object, its
    /// noun comes before that, as in <c>BackupSnapshotDatabases</c>.
    /// </summary>
    public static string Noun(string path)
    {
        var segments = path.Split('/').Where(segment => !segment.StartsWith('{')).ToList();
        var owner = segments.SkipLast(1).FirstOrDefault(segment => !Scopes.Contains(segment));
        var noun = owner is null ? segments[^1] : Singular(owner) + Case.Pascal(segments[^1]);
        var product = Product(path, noun);
        return noun.StartsWith(product, StringComparison.OrdinalIgnoreCase)
            ? Case.Pascal(noun)
            : product + Case.Pascal(noun);
    }

    public static string Singular(string noun) =>
        noun.EndsWith("ies", StringComparison.Ordinal) ? $"{noun[..^3]}y"
        : noun.EndsWith('s') && !noun.EndsWith("ss", StringComparison.Ordinal) ? noun[..^1]
        : noun;

    /// <summary>The words of a name: <c>BackupRestoreJobs</c> are <c>backup restore jobs</c>.</summary>
    public static string Words(string name) => Case.Snake(name).Replace('_', ' ');

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>The name of a schema without the words that describe Atlas's internals.</summary>
    public static string Type(string schema) => Decoration().Replace(schema, "");

    /// <summary>The name of an enumeration value in programs: <c>IN_PROGRESS</c> becomes <c>InProgress</c>.</summary>
    public static string Value(string value) => value.Any(char.IsLower)
        ? Case.Pascal(value)
        : string.Concat(value.Split('_').Select(word => word.Length > 0 ? word[0] + word[1..].ToLowerInvariant() : ""));

    private static string Product(string path, string noun) =>
        path.Contains("/backup/tenant/", StringComparison.Ordinal) ? "Tenant"
        : path.Contains("/flexClusters", StringComparison.Ordinal) ? "Flex"
        : path.Contains("/backup/", StringComparison.Ordinal) ? "Backup"
        : LegacyNouns.Contains(noun) ? "Legacy"
        : "";

    [GeneratedRegex(@"^(Advanced)?(DiskBackup)?(ApiAtlas|Api)?|(View|Response)?\d*$")]
    private static partial Regex Decoration();
}
