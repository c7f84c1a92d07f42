using System.Text.RegularExpressions;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>Tells the names of inputs and settings in an error from those of Atlas.</summary>
internal static partial class NamesInErrors
{
    /// <summary>The text with the names as a front end spells them.</summary>
    public static string Spell(string text, Func<string, string> spell) =>
        Name().Replace(text, name => spell(name.Value));

    /// <summary>The text without what is in a path or in quotation marks: these are names of Atlas.</summary>
    public static string WithoutForeign(string text) => Foreign().Replace(text, "");

    [GeneratedRegex(@"(?<![/'.\w])[a-z]+([A-Z][a-z]+)+(?!')")]
    private static partial Regex Name();

    [GeneratedRegex(@"groups/\S+|(?<!\w)'[^']*'")]
    private static partial Regex Foreign();
}
