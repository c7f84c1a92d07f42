using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtlasBackup.Core.Contract;
using AtlasBackup.Provider.Terraform.Schemas;
using AtlasBackup.Provider.Tests.CommandLine;
using AtlasBackup.SurfaceTool;

namespace AtlasBackup.Provider.Tests.Conventions;

/// <summary>docs/surface.json, which the next version is compared with, is what users have now.</summary>
public sealed partial class SurfaceTests
{
    private static readonly JsonNode Committed = JsonNode.Parse(Repository.Read(SurfaceFile.Path)) ?? new JsonObject();

    public static TheoryData<string> Verbs => [.. Members("command", "verbs").Select(verb => verb.Key)];

    [Fact]
    public async Task Is_what_make_docs_writes() =>
        Assert.Equal(await SurfaceFile.RenderAsync(), Repository.Read(SurfaceFile.Path));

    [Fact]
    public void Has_every_attribute_that_Terraform_is_told()
    {
        var schema = new TerraformSchema().Whole();

        Assert.Equal(FunctionCatalog.Names.Count(), Members("terraform", "data sources").Count);
        foreach (var (kind, blocks) in new[]
        {
            ("data sources", schema.DataSources), ("ephemeral resources", schema.EphemeralResources),
        })
        {
            Assert.Equal(
                blocks.Keys.Order(StringComparer.Ordinal), Members("terraform", kind).Select(type => type.Key));
            Assert.All(blocks, block => Assert.Equal(
                block.Value.Block.Attributes.Select(attribute => attribute.Name).Order(StringComparer.Ordinal),
                Members("terraform", kind, block.Key).Select(one => one.Key).Where(name => !name.Contains('.'))));
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Has_every_option_that_the_help_of_a_verb_shows(string verb)
    {
        var help = await CommandRun.OfAsync([.. verb.Split(' ').Skip(1), "--help"]);
        var options = Members("command", "verbs", verb).Select(option => option.Key)
            .Where(name => name.StartsWith("--", StringComparison.Ordinal))
            .ToList();
        var above = Parents(verb).SelectMany(parent => Members("command", "verbs", parent))
            .Select(option => option.Key);

        var shown = Shown().Matches(help.Output).Select(match => match.Groups[1].Value).ToList();

        Assert.Empty(options.Except(shown));
        Assert.Empty(shown.Except(options).Except(above));
    }

    private static IEnumerable<string> Parents(string verb) =>
        Enumerable.Range(1, verb.Count(' '.Equals)).Select(count => string.Join(' ', verb.Split(' ').Take(count)));

    private static JsonObject Members(params string[] path) =>
        path.Aggregate(Committed, (node, name) => node[name] ?? new JsonObject()).AsObject();

    // An option begins a line of the help.
    [GeneratedRegex(@"(?m)^ +(?:-\w, )?(--[a-z-]+)")]
    private static partial Regex Shown();
}
