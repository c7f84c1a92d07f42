using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AtlasBackup.ContractTool.Drifting;

/// <summary>
/// Finds runs of eight words that a text of ours shares with the specification. Its licence does not allow its
/// sentences here.
/// </summary>
internal sealed partial class CopiedPhrases
{
    private const int Length = 8;

    private readonly HashSet<string> _phrases = [];

    public CopiedPhrases(JsonNode specification)
    {
        foreach (var text in Texts(specification))
        {
            _phrases.UnionWith(Phrases(Split(text)));
        }
    }

    /// <summary>The longest shared runs of words in a text.</summary>
    public IEnumerable<string> In(string text)
    {
        var words = Split(text);
        var shared = Phrases(words).Select(_phrases.Contains).ToList();
        for (var start = 0; start < shared.Count; start++)
        {
            if (!shared[start])
            {
                continue;
            }

            var count = shared.Skip(start).TakeWhile(isShared => isShared).Count();
            yield return string.Join(' ', words.GetRange(start, count + Length - 1));
            start += count;
        }
    }

    private static IEnumerable<string> Phrases(List<string> words) =>
        Enumerable.Range(0, Math.Max(words.Count - Length + 1, 0))
            .Select(start => string.Join(' ', words.GetRange(start, Length)));

    private static List<string> Split(string text) =>
        [.. Word().Matches(text).Select(match => match.Value.ToUpperInvariant())];

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject entries => entries.SelectMany(entry => IsText(entry) ? [$"{entry.Value}"] : Texts(entry.Value)),
        JsonArray list => list.SelectMany(Texts),
        _ => [],
    };

    private static bool IsText(KeyValuePair<string, JsonNode?> entry) =>
        entry is { Key: "description" or "summary" or "title", Value: JsonValue };

    [GeneratedRegex(@"[\p{L}\p{N}_'’-]+")]
    private static partial Regex Word();
}
