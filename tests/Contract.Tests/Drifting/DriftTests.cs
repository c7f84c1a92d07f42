using System.Text.Json.Nodes;
using AtlasBackup.Contract.Tests.Support;
using AtlasBackup.ContractTool.Drifting;
using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.Contract.Tests.Drifting;

public sealed class DriftTests
{
    private const string Path = "/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/exports/{exportId}";
    private const string Get = "GET groups/{groupId}/clusters/{clusterName}/backup/exports/{exportId}";

    private const string Empty = """{"tags":[],"roles":[],"parameters":{},"versions":{}}""";

    private readonly WrittenContract _contract = WrittenContract.Read(Repository.PathOf("contract"));

    [Fact]
    public void A_specification_that_says_the_same_has_no_differences()
    {
        var facts = new Drift(_contract, facts: null, Specifications.Exports()).NewFacts;

        Assert.Empty(new Drift(_contract, facts, Specifications.Exports()).Differences());
    }

    [Theory]
    [InlineData("fields", "schema Export field retries appeared: {\"type\":\"integer\",\"format\":\"int64\"}")]
    [InlineData("values", "schema Export field state enum 'Paused' appeared")]
    [InlineData("values", "schema Export field state enum 'Done' is gone")]
    [InlineData("version", $"{Get} version 2026-01-01 appeared: {{\"schema\":{{\"$ref\":\"Export\"}}}}")]
    [InlineData("sunset", $"{Get} version 2023-01-01 sunset appeared: \"2027-07-01\"")]
    [InlineData("roles", $"{Get} roles 'Project Owner' appeared")]
    [InlineData("roles", $"{Get} roles 'Project Backup Manager' is gone")]
    [InlineData("bound", $"{Get} parameter exportId maxLength appeared: 24")]
    [InlineData("operation", $"GET groups/{{groupId}}/backup/plans appeared: {Empty}")]
    public void Says_what_changed(string change, string expected)
    {
        var facts = new Drift(_contract, facts: null, Specifications.Exports()).NewFacts;

        var lines = new Drift(_contract, facts, Specifications.Changed(change)).Differences();

        Assert.Contains(expected, lines);
    }

    [Fact]
    public void Operations_that_are_not_about_backups_are_left_out()
    {
        var facts = new Drift(_contract, facts: null, Specifications.Exports()).NewFacts;
        var specification = Specifications.Exports();
        specification["paths"]?.AsObject().Add("/api/atlas/v2/orgs", Specifications.Operation());

        Assert.Empty(new Drift(_contract, facts, specification).Differences());
    }

    [Fact]
    public void An_operation_that_is_read_stays_with_its_schemas_when_the_specification_loses_it()
    {
        var facts = new Drift(_contract, facts: null, Specifications.Exports()).NewFacts;
        var specification = Specifications.Exports();
        specification["paths"]?.AsObject().Remove(Path);

        var drift = new Drift(_contract, facts, specification);

        Assert.Equal([$"{Get} removed appeared: true"], drift.Differences());
        Assert.Equal(["Export", "Part", "Small"], drift.NewFacts["schemas"]?.AsObject().Select(schema => schema.Key));
    }

    [Fact]
    public void An_operation_that_is_not_read_is_dropped_when_the_specification_loses_it()
    {
        var facts = new Drift(_contract, facts: null, Specifications.Changed("operation")).NewFacts;

        var lines = new Drift(_contract, facts, Specifications.Exports()).Differences();

        Assert.Equal([$"GET groups/{{groupId}}/backup/plans is gone: {Empty}"], lines);
    }

    [Theory]
    [InlineData("The path prefix of the export's files in the bucket, once again.",
        "THE PATH PREFIX OF THE EXPORT'S FILES IN THE BUCKET")]
    [InlineData("A PATH prefix, of the export's files (in the) store.", "PATH PREFIX OF THE EXPORT'S FILES IN THE")]
    [InlineData("A path prefix of the export's files in a bucket.", null)]
    public void Eight_words_in_a_row_are_a_copy(string sentence, string? copy)
    {
        var specification = Specifications.Exports();
        specification["info"]?.AsObject().Add("description", sentence);

        var copies = new Drift(_contract, facts: null, specification).Copies();

        Assert.Equal(
            copy is null ? [] : [$"BackupExport.prefix has words of the specification, say it in our own: {copy}"],
            copies);
    }

    [Fact]
    public void The_facts_of_a_specification_in_YAML_and_in_JSON_are_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("specification-");
        try
        {
            var yaml = System.IO.Path.Combine(folder.FullName, "v2.yaml");
            var json = System.IO.Path.Combine(folder.FullName, "v2.json");
            File.WriteAllText(yaml, Specifications.Yaml);
            File.WriteAllText(json, Specifications.Exports().ToJsonString());

            Assert.True(JsonNode.DeepEquals(SpecificationFile.Read(yaml), SpecificationFile.Read(json)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
