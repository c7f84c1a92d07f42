using AtlasBackup.Contract.Tests.Support;
using AtlasBackup.ContractTool;
using AtlasBackup.DocsTool;

namespace AtlasBackup.Contract.Tests.Docs;

public sealed class PagesTests : IDisposable
{
    private static readonly string[] Written =
    [
        "docs/functions.md", "README.md", "docs/start.md", "docs/_index.md", "docs/installation-configuration.md",
        "docs/command-line.md",
        .. Repository.Files("docs/terraform", ".md"),
        .. Repository.Files("examples/terraform/data-sources", ".tf"),
        .. Repository.Files("examples/terraform/ephemeral-resources", ".tf"),
    ];

    private readonly ContractCopy _copy = new();

    public PagesTests()
    {
        foreach (var page in Written)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_copy.Root, page)) ?? "");
            File.Copy(Path.Combine(Repository.Root, page), Path.Combine(_copy.Root, page));
        }
    }

    public void Dispose() => _copy.Dispose();

    [Fact]
    public async Task The_pages_of_this_repository_are_current()
    {
        var (code, stale, _) = await RunAsync(Repository.Root, "--check");

        Assert.Equal("", stale);
        Assert.Equal(0, code);
    }

    [Theory]
    [InlineData("exports.json", "types.ExportState.enum.0.description", "docs/functions.md\n")]
    [InlineData("exports.json", "functions.getBackupExport.description",
        "docs/functions.md\ndocs/_index.md\ndocs/terraform/data-sources/backup_export.md\n")]
    [InlineData("package.json", "settings.maxRetries.description",
        "docs/start.md\ndocs/installation-configuration.md\ndocs/command-line.md\ndocs/terraform/index.md\n")]
    [InlineData("internal.json", "types.ReportExport.description", "docs/command-line.md\n")]
    [InlineData("readiness.json", "inputs.excludeClusterNames.description",
        "docs/functions.md\ndocs/command-line.md\ndocs/terraform/data-sources/project_backup_readiness.md\n")]
    public async Task A_change_of_the_contract_makes_its_pages_stale_until_they_are_written(
        string file, string place, string expected)
    {
        _copy.Set(file, place, "\"Other words.\"");

        var (stale, names, _) = await RunAsync(_copy.Root, "--check");
        var (written, _, _) = await RunAsync(_copy.Root);
        var (current, none, _) = await RunAsync(_copy.Root, "--check");

        Assert.Equal((1, 0, 0), (stale, written, current));
        Assert.Equal(expected, names);
        Assert.Equal("", none);
    }

    [Fact]
    public async Task What_is_written_by_hand_stays()
    {
        var readme = Path.Combine(_copy.Root, "README.md");
        var text = await File.ReadAllTextAsync(readme, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(readme, $"By hand.\n{text}By hand.\n", TestContext.Current.CancellationToken);

        var (code, stale, _) = await RunAsync(_copy.Root, "--check");

        Assert.Equal("", stale);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task A_page_without_its_markers_is_an_error()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_copy.Root, "docs", "_index.md"), "Empty.", TestContext.Current.CancellationToken);

        var (code, _, error) = await RunAsync(_copy.Root);

        Assert.Equal(2, code);
        Assert.Equal(
            "atlas-docs: docs/_index.md has no lines "
            + "'<!-- functions: written by make docs -->' and '<!-- /functions -->'\n",
            error);
    }

    [Fact]
    public void Every_function_and_type_has_its_section_and_every_field_its_row()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "functions.md"));
        var schema = Json.ReadFile(Path.Combine(Repository.Root, "schema.json"));

        foreach (var (token, function) in schema.Object("functions").Objects())
        {
            var section = Section(page, $"## {token[(token.LastIndexOf(':') + 1)..]}\n");
            Assert.All(
                function.Object("inputs").Object("properties").Concat(function.Object("outputs").Object("properties")),
                property => Assert.Contains($"| `{property.Key}`", section, StringComparison.Ordinal));
        }

        foreach (var (token, type) in schema.Object("types").Objects())
        {
            var section = Section(page, $"### {token[(token.LastIndexOf(':') + 1)..]}\n");
            Assert.All(
                type.Object("properties").Select(property => property.Key)
                    .Concat(type.List("enum").Select(value => value.Text("value"))),
                name => Assert.Contains($"| `{name}` |", section, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_page_of_the_functions_begins_with_all_of_them_by_subject()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "functions.md"));
        var index = page[..page.IndexOf("\n## ", StringComparison.Ordinal)];
        var schema = Json.ReadFile(Path.Combine(Repository.Root, "schema.json"));

        Assert.All(
            schema.Object("functions").Select(function => function.Key[(function.Key.LastIndexOf(':') + 1)..]),
            name => Assert.Contains($"[`{name}`](#{Anchor.Of(name)})", index, StringComparison.Ordinal));
    }

    [Fact]
    public void A_section_links_to_every_other_function_that_it_names()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "functions.md"));

        var section = Section(page, "## getProjectBackupReadiness\n");

        Assert.Contains("as [`getBackupReadiness`](#getbackupreadiness) does", section, StringComparison.Ordinal);
        Assert.Contains("\n- [`listFlexClusters`](#listflexclusters): `GET ", section, StringComparison.Ordinal);
        Assert.DoesNotContain("(#getprojectbackupreadiness)", section, StringComparison.Ordinal);
    }

    [Fact]
    public void The_start_page_names_every_function_in_one_row_of_a_role_and_README_in_one_row_of_a_subject()
    {
        var functions = Json.ReadFile(Path.Combine(Repository.Root, "schema.json")).Object("functions").Objects()
            .Select(function => function.Name[(function.Name.LastIndexOf(':') + 1)..])
            .ToList();

        foreach (var (page, link) in new[] { ("README.md", "docs/functions.md"), ("docs/start.md", "functions.md") })
        {
            var text = File.ReadAllText(Path.Combine(Repository.Root, page));

            Assert.All(functions, name => Assert.Single(
                text.Split('\n'),
                line => line.StartsWith('|')
                    && line.Contains($"[`{name}`]({link}#{Anchor.Of(name)})", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Every_subject_of_the_contract_has_a_title_in_README()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var subjects = Directory.EnumerateFiles(Path.Combine(Repository.Root, "contract"), "*.json")
            .Select(Path.GetFileNameWithoutExtension);

        Assert.All(subjects, subject => Assert.DoesNotContain($"| {subject} | [", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void A_vertical_bar_does_not_end_a_cell() =>
        Assert.Equal("| a |\n| --- |\n| b \\| c |\n", MarkdownTable.Render(["a"], [["b | c"]]));

    private static string Section(string page, string heading)
    {
        var start = page.IndexOf($"\n{heading}", StringComparison.Ordinal);
        Assert.True(start >= 0, $"there is no '{heading.TrimEnd()}'");
        var end = page.IndexOf("\n#", start + heading.Length, StringComparison.Ordinal);
        return end < 0 ? page[start..] : page[start..end];
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string root, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await AtlasBackup.DocsTool.CommandLine.RunAsync(args, root, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
