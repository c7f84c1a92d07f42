using System.CommandLine;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.CommandLine.Options;

/// <summary>
/// The options of the settings, which every verb has. Credentials have none: what is written on a command line, every
/// user of the machine can see.
/// </summary>
internal sealed class SettingOptions
{
    private readonly IReadOnlyList<ValueOption> _options =
    [
        .. Settings.All.Where(setting => !OptionNames.IsCredential(setting.Name)).Select(setting =>
            new ValueOption(setting) { Recursive = true }),
    ];

    private readonly IReadOnlyList<Option<string[]>> _credentials =
    [
        .. Settings.All.Where(setting => OptionNames.IsCredential(setting.Name)).Select(setting =>
            new Option<string[]>(OptionNames.Of(setting.Name))
            {
                Arity = ArgumentArity.ZeroOrMore,
                Hidden = true,
                Recursive = true,
            }),
    ];

    public Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Write each request and each answer to stderr.",
        Recursive = true,
    };

    public IEnumerable<Option> All => [.. _options, .. _credentials, Verbose];

    /// <summary>The settings that were given.</summary>
    public Dictionary<string, InputValue> ValuesIn(ParseResult result) => ValueOption.ValuesIn(result, _options);

    /// <summary>Says which credential was given as an option, or null.</summary>
    public string? RefusalOf(ParseResult result)
    {
        var given = _credentials.FirstOrDefault(option => result.GetResult(option) is not null);
        var setting = Settings.All.FirstOrDefault(setting => OptionNames.Of(setting.Name) == given?.Name);
        return setting is null
            ? null
            : $"credentials cannot be given as options, because other users can see them in the list of processes; "
                + $"instead of {given?.Name}, set the environment variable {OptionNames.VariableOf(setting.Name)}";
    }
}
