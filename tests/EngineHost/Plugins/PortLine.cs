using System.Globalization;
using System.Text;

namespace AtlasBackup.EngineHost.Plugins;

/// <summary>Reads the line by which a plugin announces its port, as strictly as the engine does.</summary>
internal static class PortLine
{
    // `dotnet run` writes these two sequences for a progress bar, even into a pipe. The engine ignores them and no
    // others.
    private static readonly string[] ProgressEscapes = ["\e]9;4;3;\e\\", "\e]9;4;0;\e\\"];

    /// <summary>The bytes up to the first line feed, and whether that line feed came before the stream ended.</summary>
    public static async Task<(string Text, bool Complete)> ReadAsync(
        Stream output,
        CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        var next = new byte[1];
        while (await output.ReadAsync(next, cancellationToken) == 1)
        {
            if (next[0] == '\n')
            {
                return (Encoding.UTF8.GetString([.. line]), true);
            }

            line.Add(next[0]);
        }

        return (Encoding.UTF8.GetString([.. line]), false);
    }

    /// <exception cref="FormatException">The line is not a port. The message is the same as the engine's.</exception>
    public static int Parse(string line)
    {
        var text = ProgressEscapes.Aggregate(line, (rest, escape) => rest.Replace(escape, "", StringComparison.Ordinal))
            .Trim();
        var digits = text.AsSpan(text is ['+' or '-', ..] ? 1 : 0);
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
        {
            throw new FormatException($"could not parse port: strconv.Atoi: parsing {Quote(text)}: invalid syntax");
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var port))
        {
            throw new FormatException($"could not parse port: strconv.Atoi: parsing {Quote(text)}: value out of range");
        }

        return port is > 0 and <= ushort.MaxValue
            ? (int)port
            : throw new FormatException($"invalid port number: {port}");
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(character switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\t' => "\\t",
                '\r' => "\\r",
                < ' ' or '\x7f' => $"\\x{(int)character:x2}",
                _ => character.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
