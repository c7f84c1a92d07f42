using System.Text.RegularExpressions;

namespace AtlasBackup.ContractTool.Examples;

/// <summary>Converts a name of the contract to the naming style of other languages.</summary>
internal static partial class Case
{
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>As Pulumi spells names in Python: <c>mongoDBVersion</c> is <c>mongo_db_version</c>.</summary>
    public static string Snake(string name) => Join(name, '_');

    /// <summary>As the command spells names in options: <c>mongoDBVersion</c> is <c>mongo-db-version</c>.</summary>
    public static string Kebab(string name) => Join(name, '-');

    private static string Join(string name, char separator) =>
        WordStart().Replace(name, match => separator + match.Value).ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]|(?<=[A-Z])[A-Z](?=[a-z])")]
    private static partial Regex WordStart();
}
