using System.Text.RegularExpressions;

namespace AtlasBackup.DocsTool;

/// <summary>Spells the names of the contract in its texts as a front end does.</summary>
/// <param name="names">The names that the front end spells in another way, and how.</param>
/// <param name="elsewhere">Words of other front ends: a sentence that has one is left out.</param>
internal sealed partial class TextSpelling(
    IReadOnlyDictionary<string, string> names,
    params IReadOnlyList<string> elsewhere)
{
    public string Spell(string text) =>
        string.Join("\n\n", text.Split("\n\n").Select(Paragraph).Where(one => one.Length > 0));

    private string Paragraph(string text)
    {
        var kept = SentenceEnd().Split(text.Trim())
            .Where(sentence => !elsewhere.Any(word => sentence.Contains(word, StringComparison.Ordinal)));
        return Word().Replace(string.Join(' ', kept), word => names.GetValueOrDefault(word.Value, word.Value));
    }

    [GeneratedRegex(@"(?<=\.)\s+(?=[A-Z`])")]
    private static partial Regex SentenceEnd();

    // Names in a path of Atlas are in braces.
    [GeneratedRegex(@"(?<![\w{/])\w+(?![\w}/])")]
    private static partial Regex Word();
}
