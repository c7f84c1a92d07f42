namespace AtlasBackup.Provider.CommandLine.Texts;

/// <summary>Breaks texts into lines.</summary>
internal static class TextWrap
{
    /// <summary>The lines of a text, each at most this long where its words allow it.</summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
