using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace AtlasBackup.Provider.Schemas;

/// <summary>Spells names of the contract in texts as a front end does.</summary>
/// <param name="names">How the front end spells the names that it spells otherwise.</param>
internal sealed partial class NamesInText(IEnumerable<KeyValuePair<string, string>> names)
{
    private readonly FrozenDictionary<string, string> _names = names.ToFrozenDictionary();

    /// <summary>The text with the front end's names. Paths of Atlas keep their own spelling.</summary>
    public string Spell(string text) => Word().Replace(text, word => _names.GetValueOrDefault(word.Value, word.Value));

    // A name begins with a small letter and has a capital. In a path it is in braces.
    [GeneratedRegex(@"(?<![\w{/])[a-z]+[A-Z0-9]\w*(?![\w}/])")]
    private static partial Regex Word();
}
