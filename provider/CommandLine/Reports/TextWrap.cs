using System.Globalization;
using Wcwidth;

namespace AtlasBackup.Provider.CommandLine.Reports;

/// <summary>Fits texts into columns, as a terminal counts them: some characters take two, and some none.</summary>
internal static class TextWrap
{
    /// <summary>How many columns a text takes that has no control characters.</summary>
    public static int Columns(string text) => text.EnumerateRunes().Sum(rune => Math.Max(0, UnicodeCalculator.GetWidth(rune)));

    /// <summary>The text with spaces behind it, so that it takes so many columns.</summary>
    public static string Pad(string text, int columns) => text + new string(' ', Math.Max(0, columns - Columns(text)));

    /// <summary>Breaks a text into lines between its words, and a word that is too long within it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="columns">How many columns a line has, or null where they do not matter.</param>
    public static IEnumerable<string> Lines(string text, int? columns)
    {
        if (columns is not { } most || Columns(text) <= most)
        {
            return [text];
        }

        var lines = new List<string> { "" };
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var extended = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (Columns(extended) <= most)
            {
                lines[^1] = extended;
                continue;
            }

            lines.AddRange(Pieces(word, most));
        }

        return lines.Where(line => line.Length > 0);
    }

    private static List<string> Pieces(string word, int columns)
    {
        var pieces = new List<string> { "" };
        var characters = StringInfo.GetTextElementEnumerator(word);
        while (characters.MoveNext())
        {
            var character = characters.GetTextElement();
            if (Columns(pieces[^1]) + Columns(character) > columns && pieces[^1].Length > 0)
            {
                pieces.Add("");
            }

            pieces[^1] += character;
        }

        return pieces;
    }
}
