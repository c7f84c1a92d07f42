using System.Globalization;
using System.Text;

namespace AtlasBackup.Core.Values;

/// <summary>Makes single lines of texts from any author.</summary>
internal static class TextLine
{
    private const string Ellipsis = "…";

    // The pictures that Unicode has of the control characters: ␀ and those behind it, and ␡.
    private const char FirstPicture = '\u2400';
    private const char PictureOfDelete = '\u2421';
    private const char Delete = '\u007f';

    /// <summary>The words of a text, with one space between them.</summary>
    public static string Words(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>
    /// The text in which each character that would break the line, change the order of other characters, control a
    /// terminal or be invisible is replaced by a picture or its number.
    /// </summary>
    public static string Visible(string text)
    {
        var line = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var isPair = index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]);
            if (isPair && IsVisible(CharUnicodeInfo.GetUnicodeCategory(text, index)))
            {
                line.Append(text, index++, 2);
            }
            else
            {
                Append(line, text[index]);
            }
        }

        return line.ToString();
    }

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

    private static void Append(StringBuilder line, char character)
    {
        if (character < ' ')
        {
            line.Append((char)(FirstPicture + character));
        }
        else if (character == Delete)
        {
            line.Append(PictureOfDelete);
        }
        else if (IsVisible(char.GetUnicodeCategory(character)))
        {
            line.Append(character);
        }
        else
        {
            line.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
        }
    }

    private static bool IsVisible(UnicodeCategory category) => category
        is not (UnicodeCategory.Control
            or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned);
}
