using System.Text.RegularExpressions;
using AtlasBackup.EndToEnd.Tests.CommandLine;

namespace AtlasBackup.EndToEnd.Tests.Pages;

/// <summary>What <c>--help</c> prints.</summary>
/// <param name="text">The lines.</param>
internal sealed partial class HelpPage(string text)
{
    private const string DescriptionIndent = "      ";

    /// <summary>The verbs; only the help of the command itself has them.</summary>
    public IEnumerable<string> Verbs => Verb().Matches(Section("Verbs")).Select(verb => verb.Groups["name"].Value);

    /// <summary>The options that only this verb has.</summary>
    public IEnumerable<ShownOption> Options => Read(Section("Options"));

    /// <summary>The options that this verb shares.</summary>
    public IEnumerable<ShownOption> CommonOptions => Read(Section("Options of every verb"));

    public static async Task<HelpPage> ReadAsync(params IEnumerable<string> verb)
    {
        var result = await CommandUnderTest.RunAsync(new CommandOptions([.. verb, "--help"]));
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        return new HelpPage(result.Output);
    }

    private string Section(string title) =>
        Regex.Match(text, $@"\n{title}:\n(?<lines>(?:  .*\n)+)").Groups["lines"].Value;

    private static IEnumerable<ShownOption> Read(string section) => Option().Matches(section).Select(option =>
        ShownOption.Of(
            option.Groups["name"].Value,
            option.Groups["value"].Value,
            option.Groups["required"].Success,
            string.Join(' ', option.Groups["line"].Captures.Select(line => line.Value.Trim()))));

    [GeneratedRegex(@"(?m)^  (?<name>[a-z]+) ")]
    private static partial Regex Verb();

    [GeneratedRegex(
        $@"(?m)^  (?<name>--[a-z-]+)(?: (?<value>\S+))?(?<required>  \(required\))?\n(?<line>{DescriptionIndent}.*\n)*")]
    private static partial Regex Option();
}
