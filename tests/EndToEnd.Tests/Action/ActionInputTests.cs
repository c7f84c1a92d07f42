using System.Text.RegularExpressions;
using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.EndToEnd.Tests.Action;

/// <summary>Inputs can come from anyone who opens a pull request: they are values, and never code.</summary>
public sealed partial class ActionInputTests(CommandArchive archive) : IClassFixture<CommandArchive>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("action-");

    public static TheoryData<string, string> Attacks()
    {
        var data = new TheoryData<string, string>();
        foreach (var input in ActionFile.Read().Inputs.Keys)
        {
            data.Add(input, "$(touch pwned)");
            data.Add(input, "\"; touch pwned; \"");
            data.Add(input, "`touch pwned`'\n'touch pwned\n::error::pwned\n");
        }

        return data;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task An_input_is_never_run_as_code(string input, string value)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(
            new SimulatorOptions(), TestContext.Current.CancellationToken);
        string[] ofRelease = ["version", "releases"];

        var result = await new ActionRun(_folder.FullName).RunAsync(
            atlas,
            [
                ("project-name", WorldData.Webshop),
                ("cluster-name", WorldData.Production),
                ("releases", $"file://{_folder.FullName}"),
                .. ofRelease.Contains(input) ? [] : (ReadOnlySpan<(string, string)>)[("archive", archive.FullPath)],
                (input, value),
            ]);

        Assert.True(result.ExitCode == 1, result.Log);
        Assert.Empty(result.Outputs);
        Assert.DoesNotContain("\n::error::pwned", result.Log, StringComparison.Ordinal);
        Assert.Empty(_folder.EnumerateFiles("pwned", SearchOption.AllDirectories));
    }

    [Fact]
    public void No_script_has_an_expression_and_every_variable_is_one_input()
    {
        var action = ActionFile.Read();

        Assert.All(action.Runs.Steps, step => Assert.Equal(("bash", null), (step.Shell, step.Uses)));
        Assert.All(action.Runs.Steps, step => Assert.DoesNotContain("${{", step.Run, StringComparison.Ordinal));
        Assert.Equal(
            action.Inputs.Keys.Order().Select(name => $"${{{{ inputs.{name} }}}}"),
            action.Runs.Steps.SelectMany(step => step.Environment.Values).Order());
    }

    [Fact]
    public void Every_output_is_one_that_a_script_sets()
    {
        var action = ActionFile.Read();
        var check = action.Runs.Steps.Single(step => step.Id == "check");

        Assert.All(action.Outputs, output =>
        {
            Assert.Equal($"${{{{ steps.check.outputs.{output.Key} }}}}", output.Value.Value);
            Assert.Contains($"{output.Key}=%s", check.Run, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_workflow_uses_actions_by_their_commits()
    {
        var loose = Repository.Files(".github/workflows", ".yml")
            .SelectMany(file => Uses().Matches(Repository.Read(file)).Select(use => use.Groups["action"].Value))
            .Where(action => !action.StartsWith("./", StringComparison.Ordinal) && !Commit().IsMatch(action));

        Assert.Empty(loose);
    }

    [GeneratedRegex(@"(?m)^\s*(?:- )?uses: (?<action>\S+)")]
    private static partial Regex Uses();

    [GeneratedRegex("@[0-9a-f]{40}$")]
    private static partial Regex Commit();
}
