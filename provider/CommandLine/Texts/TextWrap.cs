using System.Globalization;
using Wcwidth;

namespace AtlasBackup.Provider.CommandLine.Texts;

/// <summary>Fits texts into columns, as a terminal counts them: some characters take two, and some none.</summary>
internal static class TextWrap
{
    /// <summary>How many columns a text takes that has no control characters.</summary>
    public static int Columns(string text)
    {
        var columns = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            columns += Math.Max(0, UnicodeCalculator.GetWidth(rune));
        }

        return columns;
    }

    /// <summary>The text with spaces behind it, so that it takes so many columns.</summary>
    public static string Pad(string text, int columns) => text + new string(' ', Math.Max(0, columns - Columns(text)));

    /// <summary>Breaks a text into lines between its words, and a word that is too long within it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="columns">How many columns a line has, or null where they do not matter.</param>
    public static IReadOnlyList<string> Lines(string text, int? columns)
    {
        if (columns is not { } most || Columns(text) <= most)
        {
            return [text];
        }

        var lines = new List<string>();
        var (line, used) = ("", 0);
        foreach (var piece in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, most)))
        {
            var length = Columns(piece);
            if (used > 0 && used + 1 + length > most)
            {
                lines.Add(line);
                (line, used) = (piece, length);
            }
            else
            {
                (line, used) = used == 0 ? (line + piece, length) : ($"{line} {piece}", used + 1 + length);
            }
        }

        lines.Add(line);
        return lines;
    }

    private static IEnumerable<string> Pieces(string word, int columns)
    {
        var (start, used) = (0, 0);
        var characters = StringInfo.GetTextElementEnumerator(word);
        while (characters.MoveNext())
        {
            var length = Columns(characters.GetTextElement());
            if (used > 0 && used + length > columns)
            {
                yield return word[start..characters.ElementIndex];
                (start, used) = (characters.ElementIndex, 0);
            }

            used += length;
        }

        yield return word[start..];
    }
}
