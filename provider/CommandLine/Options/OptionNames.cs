using AtlasBackup.Core.Configuration;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Schemas;

namespace AtlasBackup.Provider.CommandLine.Options;

/// <summary>Spells the names of inputs and settings as the command line has them: <c>--group-id</c>.</summary>
internal static class OptionNames
{
    /// <summary>The input that is given as a duration, and how its option is called.</summary>
    public const string WaitInput = "waitMinutes";

    public const string Wait = "--wait";

    /// <summary>The name of an input's or a setting's option.</summary>
    public static string Of(string input) => input == WaitInput ? Wait : $"--{NameWords.Join(input, '-')}";

    /// <summary>Whether a setting is a credential, which has no option.</summary>
    public static bool IsCredential(string setting) => CredentialSource.Keys.Contains(setting);

    /// <summary>The environment variable of a credential.</summary>
    public static string VariableOf(string credential) => Settings.Find(credential)?.Environment[0] ?? credential;

    /// <summary>How the command line spells a setting: its option, or the variable of a credential.</summary>
    public static string OfSetting(string setting) => IsCredential(setting) ? VariableOf(setting) : Of(setting);

    /// <summary>A text with the names that the command line has for inputs and settings; outputs keep theirs.</summary>
    /// <param name="text">The text.</param>
    /// <param name="function">The function that it is about, or null.</param>
    public static string Spell(Wording text, Function? function) => text.ToString(
        name => Settings.Find(name.Text) is not null ? OfSetting(name.Text)
            : IsInput(name.Text, function) ? Of(name.Text)
            : name.Text,
        static name => name.Text);

    // A hint may name an input of another function.
    private static bool IsInput(string name, Function? function) => function?.FindInput(name) is not null
        || (function?.Outputs.Find(name) is null
            && FunctionCatalog.Names.Any(other => FunctionCatalog.Find(other)?.FindInput(name) is not null));
}
