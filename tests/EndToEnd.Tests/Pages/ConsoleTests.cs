using System.Text.RegularExpressions;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.CommandLine;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EndToEnd.Tests.Simulator.World;

namespace AtlasBackup.EndToEnd.Tests.Pages;

/// <summary>Runs every command of <c>atlasbackup</c> that a page shows with its output, and compares the output.</summary>
public sealed partial class ConsoleTests
{
    // A line or a part of a line that a page leaves out.
    private const char Omission = '…';

    public static TheoryData<string, string, string> Sessions()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var page in Repository.Files("docs", ".md").Append("README.md"))
        {
            foreach (Match session in Session().Matches(Repository.Read(page)))
            {
                data.Add(page, session.Groups["words"].Value, session.Groups["output"].Value);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Sessions))]
    public async Task A_shown_command_prints_what_the_page_shows(string page, string words, string shown)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(
            new SimulatorOptions { Now = WorldFixture.Noon }, TestContext.Current.CancellationToken);
        var exitCode = ExitCode().Match(shown);

        var result = await CommandUnderTest.RunAsync(
            new CommandOptions(words.Split(' ')) { Atlas = atlas, Credentials = Credentials.ServiceAccount });

        var printed = result.Output + result.Errors;
        Assert.True(Matches(ExitCode().Replace(shown, ""), printed), $"{page} does not show:\n{printed}");
        if (exitCode.Success)
        {
            Assert.Equal(exitCode.Groups["code"].Value, $"{result.ExitCode}");
        }
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/command-line.md")]
    public void A_page_for_users_of_the_command_shows_what_it_prints(string page) =>
        Assert.Contains(Sessions(), session => session.Data.Item1 == page);

    private static bool Matches(string shown, string printed) => Regex.IsMatch(
        printed,
        $@"\A{string.Join(".*", shown.Split(Omission).Select(Regex.Escape))}\z",
        RegexOptions.Singleline);

    [GeneratedRegex(@"```console\n\$ atlasbackup (?<words>[^\n]+)\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Session();

    [GeneratedRegex(@"\$ echo \$\?\n(?<code>\d+)\n\z")]
    private static partial Regex ExitCode();
}
