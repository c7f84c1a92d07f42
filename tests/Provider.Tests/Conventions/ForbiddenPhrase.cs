using System.Text.RegularExpressions;

namespace AtlasBackup.Provider.Tests.Conventions;

/// <summary>
/// A phrase that a reader with another first language does not understand at once, with the words to use instead.
/// </summary>
/// <param name="Pattern">A space also matches the _ of names, and a line break with a comment mark.</param>
/// <param name="Example">A text that contains the phrase.</param>
internal sealed record ForbiddenPhrase(string Pattern, string Instead, string Example)
{
    private const string Gap = @"(?:[ \t_]+|[ \t]*\r?\n[ \t]*(?:///?|#|\*|>)?[ \t]*)";

    private readonly Regex _regex = new(
        $"(?<![A-Za-z0-9])(?:{Pattern.Replace(" ", Gap, StringComparison.Ordinal)})(?![A-Za-z0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IReadOnlyList<ForbiddenPhrase> All { get; } =
    [
        new(@"without (?:it|them|one),? \d+", "defaults to", "Without it 4."),
        new("in vain", "is not used", "what is given in vain"),
        new("half a pair", "one of the two is missing", "Half a pair is an error."),
        new("ways? back", "can be restored", "there is no way back"),
        new("go on only if", "stop unless", "let a deployment go on only if it can be restored"),
        new("(?:stands?|stood|standing) in(?! for)", "is in, belongs to", "the cluster stands in this project"),
        new(@"(?:take|takes|taken|took|taking) (?:[a-z0-9'`]+ ){0,6}?away", "remove", "Atlas has taken it away"),
        new("(?:go|goes|gone|went|going) away", "is removed", "when an endpoint goes away"),
        new("at (?:its|his|her|their) hands", "by", "what a request suffers at its hands"),
        new("doors?", "front end", "a door for Terraform"),
        new("houses?", "layout", "the house of the product"),
        new("rooms|(?:a|the|each|every|same|own|other|next) room", "folder", "Each room has its rules."),
        new("whoever has (?:one|it|them)", "anyone who has the link can download", "whoever has one has the database"),
        new("nobody here wrote", "third-party", "clients that nobody here wrote"),
        new("everything go(?:es)? wrong", "every failure", "let everything go wrong"),
        new("for (?:its|their) turn", "is delayed", "its calls wait 4 s for their turn"),
        new("(?:calls?|called) (?:itself|themselves)", "has the media type", "an answer which calls itself JSON"),
        new("memory is another", "pooled buffer", "its memory is another body's afterwards"),
    ];

    public IEnumerable<string> FindIn(string path, string text) =>
        from match in _regex.Matches(text)
        let line = text.AsSpan(0, match.Index).Count('\n') + 1
        select $"{path}:{line}: '{match.Value}': say '{Instead}'";
}
