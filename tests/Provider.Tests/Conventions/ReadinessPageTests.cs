namespace AtlasBackup.Provider.Tests.Conventions;

/// <summary>Compares the page about the verdict with the schema.</summary>
public sealed class ReadinessPageTests
{
    private const string Page = "docs/readiness.md";

    private static readonly string[] Functions = ["getBackupReadiness", "getProjectBackupReadiness"];

    [Fact]
    public void Describes_every_check_in_its_order()
    {
        var checks = SchemaFile.Types.GetProperty("atlasbackup:index:ReadinessCheckName").GetProperty("enum")
            .EnumerateArray()
            .Select(check => check.GetProperty("value").GetString() ?? "");

        Assert.Equal(checks, DocumentationFiles.Column(Page, "check").SelectMany(DocumentationFiles.Names));
    }

    [Fact]
    public void Names_every_input()
    {
        var inputs = Functions.SelectMany(function => Names(function, "inputs")).Except(["groupId"]);

        Assert.Empty(Unnamed(inputs));
    }

    [Fact]
    public void Names_every_output_that_decides_what_a_program_does()
    {
        string[] ofTheQuestion = ["groupId", "clusterName", "clusterKind", "databaseEdition"];
        var outputs = Functions.SelectMany(function => Names(function, "outputs")).Except(ofTheQuestion);

        Assert.Empty(Unnamed(outputs));
    }

    private static IEnumerable<string> Unnamed(IEnumerable<string> names)
    {
        var page = Repository.Read(Page);
        return names.Where(name => !page.Contains($"`{name}", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Names(string function, string direction) =>
        SchemaFile.Function(function).GetProperty(direction).GetProperty("properties").EnumerateObject()
            .Select(property => property.Name);
}
