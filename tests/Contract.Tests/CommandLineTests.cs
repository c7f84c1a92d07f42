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
        _copy.KeepFunctions("getBackupExport");

        var (code, piece, _) = await RunAsync("scaffold", "GET groups/{groupId}/clusters");

        Assert.Equal(0, code);
        Assert.StartsWith("{\n  \"functions\": {\n    \"listClusters\": {\n", piece, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("drift")]
    [InlineData("check", "now")]
    public async Task Prints_its_usage_for_an_unknown_command_line(params string[] args)
    {
        var (code, _, error) = await RunAsync(args);

        Assert.Equal(2, code);
        Assert.StartsWith("usage: atlas-contract build", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scaffold", "", "no operation is named: name one, as in make contract-scaffold OPERATION=")]
    [InlineData("scaffold", "nothing", "contract/facts/atlas.json has no operation GET nothing: correct the path, or ")]
    [InlineData("drift", "",
        "no specification is named: name Atlas's OpenAPI file, as in make contract-drift SPEC=FILE")]
    [InlineData("drift", "nothing.yaml", "there is no file nothing.yaml: name Atlas's OpenAPI file")]
    public async Task Says_in_one_line_what_is_wrong_and_what_to_do(string command, string argument, string expected)
    {
        var (code, _, error) = await RunAsync(command, argument);

        Assert.Equal(2, code);
        Assert.StartsWith($"atlas-contract: {expected}", error, StringComparison.Ordinal);
        Assert.Equal(error.Length - 1, error.IndexOf('\n', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ \"paths\": {} }", " has no paths below /api/atlas/v2/: name Atlas's OpenAPI file")]
    [InlineData("{", " is not JSON: ")]
    [InlineData("- 1", " is not a mapping: name Atlas's OpenAPI file")]
    [InlineData("# A page\n\n```\na: b: c", " is not YAML (")]
    public async Task Refuses_a_file_that_is_not_a_specification_of_Atlas(string text, string expected)
    {
        var file = Path.Combine(_copy.Root, "v2");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);

        var (code, _, error) = await RunAsync("drift", file);

        Assert.Equal(2, code);
        Assert.StartsWith($"atlas-contract: {file}{expected}", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("types.ExportStatus.properties.totalCollections.secret", "\"yes\"", "is \"yes\": write true or false")]
    [InlineData("types.ExportStatus.properties.totalCollections.type", "5", "is 5: write text in quotes")]
    public async Task Names_the_place_of_a_value_of_the_wrong_kind(string place, string json, string expected)
    {
        _copy.Set("exports.json", place, json);

        var (code, _, error) = await RunAsync("check");

        Assert.Equal((2, $"atlas-contract: $.{place} {expected}\n"), (code, error));
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(args, _copy.Root, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
