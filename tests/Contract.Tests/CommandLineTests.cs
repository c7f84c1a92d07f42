using AtlasBackup.Contract.Tests.Support;
using AtlasBackup.ContractTool;

namespace AtlasBackup.Contract.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly ContractCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public async Task Check_tells_by_its_exit_code_whether_there_are_findings()
    {
        var (good, nothing, _) = await RunAsync("check");
        _copy.Set("exports.json", "types.ExportStatus.description", "\"Other words.\"");
        var (bad, findings, _) = await RunAsync("check");

        Assert.Equal((0, 1), (good, bad));
        Assert.Equal("", nothing);
        Assert.Equal("schema.json: is stale: run make contract\n", findings);
    }

    [Fact]
    public async Task Build_writes_the_schema_that_check_wants()
    {
        _copy.Set("exports.json", "types.ExportStatus.description", "\"Other words.\"");

        var (built, _, _) = await RunAsync("build");
        var (check, _, _) = await RunAsync("check");

        Assert.Equal((0, 0), (built, check));
    }

    [Fact]
    public async Task Drift_changes_the_facts_only_when_it_is_told()
    {
        var specification = Path.Combine(_copy.Root, "v2.yaml");
        await File.WriteAllTextAsync(specification, Specifications.Yaml, TestContext.Current.CancellationToken);
        var before = _copy.Read("facts/atlas.json").ToJsonString();

        var (first, lines, _) = await RunAsync("drift", specification);
        var untouched = _copy.Read("facts/atlas.json").ToJsonString();
        var (update, _, _) = await RunAsync("drift", specification, "--update");
        var (again, none, _) = await RunAsync("drift", specification);

        Assert.Equal((0, 0, 0), (first, update, again));
        Assert.Contains("schema Export appeared", lines, StringComparison.Ordinal);
        Assert.Equal(before, untouched);
        Assert.Equal("There are no differences.\n", none);
    }

    [Fact]
    public async Task Scaffold_prints_a_piece()
    {
        var (code, piece, _) = await RunAsync("scaffold", "GET groups/{groupId}/clusters");

        Assert.Equal(0, code);
        Assert.StartsWith("{\n  \"functions\": {\n    \"listClusters\": {\n", piece, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "usage: atlas-contract build")]
    [InlineData("drift", "usage: atlas-contract build")]
    [InlineData("drift nothing.yaml", "atlas-contract: Could not find file")]
    [InlineData("scaffold nothing", "atlas-contract: facts/atlas.json has no operation GET nothing")]
    public async Task Says_what_is_wrong_and_fails(string line, string expected)
    {
        var (code, _, error) = await RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, code);
        Assert.StartsWith(expected, error, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(args, _copy.Root, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
