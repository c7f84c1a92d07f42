using System.Text.RegularExpressions;
using AtlasBackup.EndToEnd.Tests.CommandLine;

namespace AtlasBackup.EndToEnd.Tests.Pages;

/// <summary>Compares docs/command-line.md with the help of the real command, so that neither says more or less.</summary>
public sealed partial class CommandPageTests
{
    // A report is of all clusters, and does not wait.
    private static readonly string[] NotOfReport = ["--all-clusters", "--cluster-name", "--output", "--wait"];

    [Fact]
    public async Task The_page_has_the_verbs_of_the_command()
    {
        var help = await HelpPage.ReadAsync();

        Assert.Equal(
            help.Verbs.Order(), OptionTable.Cells("Verbs", "verb").Select(cells => OptionTable.Plain(cells[0])).Order());
    }

    [Fact]
    public async Task The_options_of_every_verb_are_those_of_the_command()
    {
        var help = await HelpPage.ReadAsync();

        Equal(help.CommonOptions, OptionTable.Of("Options of every verb"));
    }

    [Fact]
    public async Task The_options_of_check_are_those_of_the_command()
    {
        var help = await HelpPage.ReadAsync("check");

        Equal(help.Options, OptionTable.Of("check"));
    }

    [Fact]
    public async Task The_options_of_read_are_those_of_the_command()
    {
        var (every, read) = (await HelpPage.ReadAsync(), await HelpPage.ReadAsync("read"));

        Equal(read.CommonOptions.ExceptBy(Names(every.CommonOptions), option => option.Name), OptionTable.Of("read"));
    }

    [Fact]
    public async Task The_options_of_report_are_those_of_the_page_and_the_demands_of_check()
    {
        var (check, report) = (await HelpPage.ReadAsync("check"), await HelpPage.ReadAsync("report"));

        Equal(
            report.Options,
            check.Options.ExceptBy(NotOfReport, option => option.Name).Concat(OptionTable.Of("report")));
    }

    [Fact]
    public async Task The_options_of_whoami_are_those_of_the_page_and_what_names_a_cluster()
    {
        string[] ofCluster = ["--group-id", "--project-name", "--cluster-name"];
        var whoami = await HelpPage.ReadAsync("whoami");

        Assert.Subset(Names(whoami.Options).ToHashSet(), ofCluster.ToHashSet());
        Equal(whoami.Options.ExceptBy(ofCluster, option => option.Name), OptionTable.Of("whoami"));
    }

    [Fact]
    public async Task Every_completion_of_the_page_is_one_that_the_command_prints()
    {
        var shells = OptionTable.Cells("Completion", "shell")
            .Select(cells => Completion().Match(cells[1]).Groups["shell"].Value)
            .ToList();

        Assert.Equal(["bash", "zsh", "fish", "powershell"], shells);
        foreach (var shell in shells)
        {
            var result = await CommandUnderTest.RunAsync(new CommandOptions(["completion", shell]));

            Assert.Equal((0, ""), (result.ExitCode, result.Errors));
            Assert.Contains("atlasbackup", result.Output, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Names(IEnumerable<ShownOption> options) => options.Select(option => option.Name);

    private static void Equal(IEnumerable<ShownOption> ofCommand, IEnumerable<ShownOption> ofPage)
    {
        var expected = ofCommand.OrderBy(option => option.Name, StringComparer.Ordinal).ToList();

        Assert.NotEmpty(expected);
        Assert.Equal(expected, ofPage.OrderBy(option => option.Name, StringComparer.Ordinal));
    }

    [GeneratedRegex("atlasbackup completion (?<shell>[a-z]+)")]
    private static partial Regex Completion();
}
