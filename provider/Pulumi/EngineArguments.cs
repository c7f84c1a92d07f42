namespace AtlasBackup.Provider.Pulumi;

/// <summary>The arguments with which the engine or a person started the plugin.</summary>
/// <param name="EngineAddress">The address at which the engine listens, or null when it was not given.</param>
/// <param name="ShowVersion">Whether to print the version and end.</param>
/// <param name="ShowHelp">Whether to print the help and end.</param>
internal sealed record EngineArguments(string? EngineAddress, bool ShowVersion, bool ShowHelp)
{
    public const string Help =
        """
        pulumi-resource-atlasbackup reads the backup state of MongoDB Atlas clusters for Pulumi programs.

        The Pulumi engine starts it:  pulumi-resource-atlasbackup [ENGINE-ADDRESS]
        It prints the port that it serves on (gRPC, loopback only) and ends when the engine does.

          --version   print the version and end
          --help      print this and end

        To try it by hand:  PULUMI_DEBUG_PROVIDERS=atlasbackup:PORT pulumi preview
        """;

    // Flags of the engine that are followed by a value.
    private static readonly HashSet<string> FlagsWithValue = ["--tracing", "-tracing"];

    /// <summary>Reads the arguments as loosely as the engine's own plugins do: unknown flags are skipped.</summary>
    public static EngineArguments Parse(IReadOnlyList<string> arguments)
    {
        string? engineAddress = null;
        var (version, help) = (false, false);
        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            version |= argument is "--version" or "-version";
            help |= argument is "--help" or "-help" or "-h";
            if (FlagsWithValue.Contains(argument))
            {
                index++;
            }
            else if (!argument.StartsWith('-') && argument.Length > 0)
            {
                engineAddress ??= argument;
            }
        }

        return new EngineArguments(engineAddress, version, help);
    }
}
