using System.Globalization;
using System.Text;

namespace AtlasBackup.Provider.CommandLine.Reports;

/// <summary>Writes texts with ASCII only: every other character becomes its number.</summary>
internal static class AsciiText
{
    public static string Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var ascii = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            if (char.IsAscii(character))
            {
                ascii.Append(character);
            }
            else
            {
                ascii.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            }
        }

        return ascii.ToString();
    }
}
