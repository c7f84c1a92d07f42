using System.Text.RegularExpressions;
using AtlasBackup.Provider.Terraform.Schemas;
using Tfplugin6;

namespace AtlasBackup.Provider.Tests.Terraform.Schemas;

/// <summary>
/// Compares the pages of docs/terraform, which a tool makes from the contract, with the schema that the provider makes.
/// </summary>
public sealed partial class RegistryPageTests
{
    private static readonly ProviderSchema Schema = new TerraformSchema().Whole();

    public static TheoryData<string, string> Pages =>
    [
        .. Schema.DataSources.Keys.Select(name => ("data-sources", name)),
        .. Schema.EphemeralResources.Keys.Select(name => ("ephemeral-resources", name)),
    ];

    [Fact]
    public void There_is_a_page_for_each_data_source_and_ephemeral_resource_and_no_other()
    {
        var expected = Pages.Select(page => PathOf(page.Data.Item1, page.Data.Item2));

        var pages = Repository.Files("docs/terraform/data-sources", ".md")
            .Concat(Repository.Files("docs/terraform/ephemeral-resources", ".md"));

        Assert.Equal(expected.Order(), pages.Order());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_describes_the_block_as_its_schema_does(string folder, string name)
    {
        var block = (folder == "data-sources" ? Schema.DataSources : Schema.EphemeralResources)[name].Block;

        var page = Repository.Read(PathOf(folder, name));

        Assert.Contains($"\n\n{block.Description}\n\n## Example Usage\n", page, StringComparison.Ordinal);
        Assert.Equal(
            Lines(block.Attributes).Order(), Line().Matches(page).Select(match => match.Groups[1].Value).Order());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_has_the_front_matter_of_the_registry(string folder, string name)
    {
        var page = Repository.Read(PathOf(folder, name));

        Assert.Matches(
            @"^---\n# Generated from contract/ by make docs\. Do not edit\.\npage_title: ""[^""\n]+""\n"
            + @"subcategory: ""[^""\n]+""\ndescription: \|-\n  [^\n]+\n---\n\n# ",
            page);
    }

    private static string PathOf(string folder, string name) =>
        $"docs/terraform/{folder}/{name["atlasbackup_".Length..]}.md";

    private static IEnumerable<string> Lines(IEnumerable<BlockAttribute> attributes) => attributes.SelectMany(
        attribute => Lines(attribute.Nested?.Attributes ?? [])
            .Prepend($"`{attribute.Name}` ({TypeOf(attribute)}) {attribute.Description}"));

    private static string TypeOf(BlockAttribute attribute) => attribute switch
    {
        { Nested.Nesting: Nesting.List } => "Attributes List",
        { Nested: not null } => "Attributes",
        _ => attribute.Type.ToStringUtf8() switch
        {
            "\"string\"" => "String",
            "\"bool\"" => "Boolean",
            "\"number\"" => "Number",
            var list => $"List of {(list.Contains("number", StringComparison.Ordinal) ? "Number" : "String")}",
        },
    };

    [GeneratedRegex(@"(?m)^- (`[a-z0-9_]+` \([A-Z][A-Za-z ]+\) .*?)(?: \(see \[below for nested schema\].*)?$")]
    private static partial Regex Line();
}
