using AtlasBackup.Core.Contract;
using AtlasBackup.Provider.CommandLine.Options;

namespace AtlasBackup.Provider.Tests.CommandLine;

public sealed class HelpTests
{
    public static TheoryData<string> Functions => [.. FunctionCatalog.Names];

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Shows_the_inputs_the_outputs_and_the_roles_of_every_function(string name)
    {
        var function = FunctionCatalog.Find(name);

        var help = await CommandRun.OfAsync("help", name);
        var same = await CommandRun.OfAsync("read", name, "--help");

        Assert.Equal(help, same);
        Assert.Equal((0, ""), (help.ExitCode, help.Errors));
        Assert.All(function?.Inputs ?? [], input => Assert.Contains(
            $"\n  {OptionNames.Of(input.Name)} ", help.Output, StringComparison.Ordinal));
        Assert.All(function?.Outputs.Properties ?? [], output => Assert.Contains(
            $"\n  {output.Name}  (", help.Output, StringComparison.Ordinal));
        Assert.All((function as EndpointFunction)?.Endpoint.Roles ?? [], role => Assert.Contains(
            role, string.Join(' ', help.Lines), StringComparison.Ordinal));
        Assert.DoesNotContain('`', help.Output);
        Assert.DoesNotContain("Pulumi", help.Output, StringComparison.Ordinal);
        Assert.All(help.Lines.Skip(1), line => Assert.True(
            line.Length <= 100 || !line.Trim().Contains(' ', StringComparison.Ordinal), line));
    }

    [Fact]
    public async Task Lists_every_function_with_what_it_does()
    {
        var run = await CommandRun.OfAsync("functions");

        Assert.Equal(FunctionCatalog.Names, run.Lines.Select(line => line.Split(' ')[0]));
        Assert.All(run.Lines, line => Assert.EndsWith(".", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("powershell")]
    public async Task Prints_a_script_for_every_shell(string shell)
    {
        var run = await CommandRun.OfAsync("completion", shell);

        Assert.Contains("[suggest:", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("atlasbackup ch", "check")]
    [InlineData("atlasbackup read getBackupEx", "getBackupExport")]
    [InlineData("atlasbackup read getBackupExport --cl", "--cluster-name")]
    [InlineData("atlasbackup check --snapshot-type ", "onDemand")]
    [InlineData("atlasbackup check --output j", "junit")]
    public async Task Suggests_what_can_follow(string line, string expected)
    {
        var run = await CommandRun.OfAsync($"[suggest:{line.Length}]", line);

        Assert.Contains(expected, run.Lines);
        Assert.DoesNotContain("--client-secret", run.Lines);
    }
}
