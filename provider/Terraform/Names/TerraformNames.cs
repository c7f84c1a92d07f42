using System.Text.RegularExpressions;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Schemas;

namespace AtlasBackup.Provider.Terraform.Names;

/// <summary>
/// Spells the names of the contract as Terraform does: <c>group_id</c>, <c>atlasbackup_backup_export</c>.
/// </summary>
internal static partial class TerraformNames
{
    public const string Provider = "atlasbackup";

    // What a data source lacks and what an ephemeral resource has is decided by the kind of block.
    private const string OmitDownloadLinks = "omitDownloadLinks";

    /// <summary>The name of an attribute.</summary>
    public static string Attribute(string name) => NameWords.Join(name, '_');

    /// <summary>The name of the data source, and of the ephemeral resource, of a function.</summary>
    public static string Type(string function) => $"{Provider}_{Attribute(Verb().Replace(function, ""))}";

    /// <summary>The function of a data source or an ephemeral resource, or null.</summary>
    public static string? FunctionOf(string type) => FunctionCatalog.Names.FirstOrDefault(name => Type(name) == type);

    /// <summary>Whether an input of the contract does not exist in Terraform.</summary>
    public static bool IsLeftOut(string input) => input == OmitDownloadLinks;

    public static string Spell(Wording text) =>
        text.ToString(static name => Attribute(name.Text), static function => Type(function.Text));

    // getBackupExport and listBackupExports: one and several.
    [GeneratedRegex("^(?:get|list)(?=[A-Z])")]
    private static partial Regex Verb();
}
