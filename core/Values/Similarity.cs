namespace AtlasBackup.Core.Values;

/// <summary>Finds the names that somebody may have meant.</summary>
internal static class Similarity
{
    // No name is longer. The time grows with the length of both texts.
    private const int MaxLength = 100;

    /// <summary>Gives the names that differ least from a text, in letters to change, the most similar first.</summary>
    public static IEnumerable<string> Closest(string text, IEnumerable<string> names, int count)
    {
        var given = text[..Math.Min(text.Length, MaxLength)].ToUpperInvariant();
        return names
            .OrderBy(name => Distance(given, name.ToUpperInvariant()))
            .ThenBy(name => name, StringComparer.Ordinal)
            .Take(count);
    }

    // Levenshtein's distance, row by row.
    private static int Distance(string first, string second)
    {
        var row = Enumerable.Range(0, second.Length + 1).ToArray();
        for (var i = 1; i <= first.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= second.Length; j++)
            {
                var replaced = diagonal + (first[i - 1] == second[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
