using System.Text.RegularExpressions;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>The arguments with which the engine or a person started the plugin.</summary>
/// <param name="EngineAddress">The address at which the engine listens, or null when it was not given.</param>
/// <param name="IsForPeople">Whether a person asks something: the engine gives no other words.</param>
internal sealed partial record EngineArguments(string? EngineAddress, bool IsForPeople)
{
    // Flags of the engine that are followed by a value.
    private static readonly HashSet<string> FlagsWithValue = ["--tracing", "-tracing"];

    /// <summary>Reads the arguments as loosely as the engine's own plugins do: unknown flags are skipped.</summary>
    public static EngineArguments Parse(IReadOnlyList<string> arguments)
    {
        string? word = null;
        var isHelp = false;
        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            isHelp |= argument is "--version" or "-version" or "--help" or "-help" or "-h";
            if (FlagsWithValue.Contains(argument))
            {
                index++;
            }
            else if (!argument.StartsWith('-') && argument.Length > 0)
            {
                word ??= argument;
            }
        }

        return new EngineArguments(word, isHelp || (word is not null && !Address().IsMatch(word)));
    }

    // HOST:PORT
    [GeneratedRegex(@"\A\S+:[0-9]{1,5}\z")]
    private static partial Regex Address();
}
