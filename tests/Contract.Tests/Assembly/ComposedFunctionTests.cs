using System.Text.Json.Nodes;
using AtlasBackup.Contract.Tests.Support;
using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.Contract.Tests.Assembly;

public sealed class ComposedFunctionTests : IDisposable
{
    private const string File = "readiness.json";
    private const string Verdict = "functions.getBackupReadiness";

    private readonly ContractCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public void A_composed_function_lists_its_reads_by_the_functions_that_can_be_called()
    {
        _copy.Set(File, $"{Verdict}.composed.reads", """["readCluster", "getFlexCluster"]""");
        _copy.Set(File, $"{Verdict}.composed.moreRoles", "{}");

        Assert.Contains(
            """


            Requires the Atlas role Project Read Only.

            Composed of these reads. A call makes only those that the cluster and the arguments need:

            - `GET /api/atlas/v2/groups/{groupId}/clusters/{clusterName}`, API version 2024-08-05.
            - `getFlexCluster`: `GET /api/atlas/v2/groups/{groupId}/flexClusters/{clusterName}`, API version 2024-11-13.

            {{% examples %}}
            """,
            Build().Text("description"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_composed_function_says_which_inputs_require_another_role()
    {
        _copy.Set(
            File,
            $"{Verdict}.composed.moreRoles",
            """
            {
              "listBackupRestoreJobs": ["requirePointInTime", "waitMinutes"],
              "listBackupExports": ["maxExportAgeHours"]
            }
            """);

        Assert.Contains(
            "Requires the Atlas role Project Read Only. With `requirePointInTime` or `waitMinutes`, also requires "
            + "Project Backup Manager or Project Backup Recovery Operator. With `maxExportAgeHours`, also requires "
            + "Project Backup Manager.\n\n",
            Build().Text("description"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_of_a_choice_names_the_others_and_is_not_required()
    {
        var inputs = Build().Object("inputs");

        Assert.Equal(["clusterName"], inputs.Texts("required"));
        Assert.EndsWith(
            " Required, unless `projectName` is given; they cannot be combined.",
            inputs.Object("properties").Object("groupId").Text("description"),
            StringComparison.Ordinal);
        Assert.EndsWith(
            " Required, unless `groupId` is given; they cannot be combined.",
            inputs.Object("properties").Object("projectName").Text("description"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Internal_functions_and_their_types_are_not_in_the_schema()
    {
        var schema = Json.ToText(BuildAll());

        Assert.DoesNotContain("index:read", schema, StringComparison.Ordinal);
        Assert.DoesNotContain("index:Read\"", schema, StringComparison.Ordinal);
        Assert.All(
            _copy.Read(WrittenContract.InternalFile).Object("types"),
            type => Assert.DoesNotContain($"index:{type.Key}\"", schema, StringComparison.Ordinal));
    }

    [Fact]
    public void A_read_that_no_file_has_is_an_error_that_names_it()
    {
        _copy.Set(File, $"{Verdict}.composed.reads", """["readNothing"]""");

        Assert.Equal(
            "getBackupReadiness reads readNothing, which no file has",
            Assert.Throws<ContractException>(Build).Message);
    }

    [Theory]
    [InlineData("groupId", "shared.json")]
    [InlineData("maxAgeHours", "readiness.json")]
    public void Two_inputs_of_one_name_are_an_error(string name, string owner)
    {
        _copy.Set("exports.json", "inputs", $$"""{ "{{name}}": { "type": "string", "description": "Made up." } }""");

        var error = Assert.Throws<ContractException>(Build).Message;

        Assert.Contains($"has an input {name}, as ", error, StringComparison.Ordinal);
        Assert.Contains(owner, error, StringComparison.Ordinal);
    }

    private JsonObject Build() => BuildAll().Object("functions").Object("atlasbackup:index:getBackupReadiness");

    private JsonObject BuildAll() =>
        SchemaBuilder.Build(WrittenContract.Read(_copy.Folder), AtlasFacts.Read(_copy.Folder));
}
