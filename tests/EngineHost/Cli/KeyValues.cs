using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EngineHost.Cli;

/// <summary>Reads the key=value arguments of a command line.</summary>
internal static class KeyValues
{
    /// <exception cref="FormatException">A word has no equals sign.</exception>
    public static Dictionary<string, string> Parse(IEnumerable<string>? words)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in words ?? [])
        {
            var (key, value) = Split(word);
            values[key] = value;
        }

        return values;
    }

    /// <summary>Function arguments: key=text or key:=json.</summary>
    /// <exception cref="FormatException">A word has no equals sign, or what follows := is no JSON.</exception>
    public static Struct ParseArguments(IEnumerable<string>? words)
    {
        var arguments = new Struct();
        foreach (var word in words ?? [])
        {
            var (key, value) = Split(word);
            if (key.EndsWith(':'))
            {
                arguments.Fields[key[..^1]] = ParseJson(word, value);
            }
            else
            {
                arguments.Fields[key] = Value.ForString(value);
            }
        }

        return arguments;
    }

    private static Value ParseJson(string word, string json)
    {
        try
        {
            return Value.Parser.ParseJson(json);
        }
        catch (Exception exception)
            when (exception is Google.Protobuf.InvalidJsonException or Google.Protobuf.InvalidProtocolBufferException)
        {
            throw new FormatException($"'{word}': what follows := is no JSON", exception);
        }
    }

    private static (string Key, string Value) Split(string word)
    {
        var position = word.IndexOf('=', StringComparison.Ordinal);
        return position > 0
            ? (word[..position], word[(position + 1)..])
            : throw new FormatException($"'{word}' is not of the form key=value");
    }
}
