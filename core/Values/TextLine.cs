using System.Globalization;

namespace AtlasBackup.Core.Values;

/// <summary>Makes short single lines of texts that anybody may have written.</summary>
internal static class TextLine
{
    private const char Invisible = '␣';
    private const string Ellipsis = "…";
    private const int MaxShownLength = 80;

    /// <summary>The words of a text, with one space between them and nothing that cannot be printed.</summary>
    public static string Of(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(string.Join(' ', words).Where(character => !char.IsControl(character)));
    }

    /// <summary>The text, with a mark for each character that would break the line or cannot be seen.</summary>
    public static string Exact(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var index = 0; index < span.Length; index++)
        {
            span[index] = IsVisible(source[index]) ? source[index] : Invisible;
        }
    });

    /// <summary>The beginning of a text that somebody gave, as an error may repeat it.</summary>
    public static string Shown(string text) => Shorten(Exact(text), MaxShownLength);

    /// <summary>The beginning of a text, cut off between two characters.</summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return text[..end] + Ellipsis;
    }

    private static bool IsVisible(char character) =>
        !char.IsControl(character)
        && char.GetUnicodeCategory(character)
            is not (UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
