using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.CommandLine.Texts;

/// <summary>What texts for people may look like.</summary>
/// <param name="HasColor">Whether they may be coloured.</param>
/// <param name="HasUnicode">Whether they may have characters beyond ASCII.</param>
/// <param name="Width">How many columns a line has, or null where nobody sees columns.</param>
internal sealed record TextStyle(bool HasColor, bool HasUnicode, int? Width)
{
    private const string Green = "\e[32m";
    private const string Red = "\e[31m";
    private const string Dim = "\e[2m";
    private const string Plain = "\e[0m";

    /// <summary>The mark of what passed, of what failed, or of what was not assessed.</summary>
    public string Mark(bool? isPassed) => isPassed switch
    {
        true => Colored(Green, HasUnicode ? "✓" : "+"),
        false => Colored(Red, HasUnicode ? "✗" : "x"),
        null => Faint("-"),
    };

    public string Good(string text) => Colored(Green, text);

    public string Bad(string text) => Colored(Red, text);

    public string Faint(string text) => Colored(Dim, text);

    private string Colored(string color, string text) => HasColor ? $"{color}{text}{Plain}" : text;
}
