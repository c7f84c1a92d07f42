using AtlasBackup.Contract.Tests.Support;
using AtlasBackup.ContractTool;

namespace AtlasBackup.Contract.Tests.Checking;

public sealed class ComposedCheckTests : IDisposable
{
    private const string File = "readiness.json";
    private const string Internal = "internal.json";
    private const string Verdict = "functions.getBackupReadiness";
    private const string Project = "functions.getProjectBackupReadiness";
    private const string Report = "functions.readProjectBackups";

    private readonly ContractCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Theory]
    [InlineData($"{Verdict}.composed.reads", """["readCluster", "getCLuster"]""",
        "getBackupReadiness.getCLuster: is no function that reads an endpoint: correct the name")]
    [InlineData($"{Project}.composed.reads", """["readClusters", "getBackupReadiness"]""",
        "getProjectBackupReadiness.getBackupReadiness: is no function that reads an endpoint: correct the name")]
    [InlineData($"{Verdict}.composed.moreRoles.listBackupExport", """["maxExportAgeHours"]""",
        "getBackupReadiness.listBackupExport: is no function that reads an endpoint: correct the name")]
    [InlineData($"{Verdict}.composed.moreRoles.listBackupExports", null,
        "getBackupReadiness.listBackupExports: requires Project Backup Manager: name the inputs that need it in "
        + "moreRoles, or add the role to roles")]
    [InlineData($"{Verdict}.composed.moreRoles.listBackupSnapshots", """["minSnapshotCount"]""",
        "getBackupReadiness.listBackupSnapshots: requires no other role: remove it from moreRoles")]
    [InlineData($"{Verdict}.composed.moreRoles.listProjects", """["projectName"]""",
        "getBackupReadiness.listProjects: requires no other role: remove it from moreRoles")]
    [InlineData($"{Verdict}.composed.moreRoles.listBackupExports", """["exportAge"]""",
        "getBackupReadiness.exportAge: is not an input of the function: correct the name")]
    public void A_read_that_cannot_be_made_or_explained_is_a_finding(string place, string? json, string expected) =>
        AssertFinding(File, place, json, expected);

    [Theory]
    [InlineData(File, $"{Verdict}.endpoint", """{ "path": "groups" }""",
        "getBackupReadiness: is composed, and has an endpoint: remove one of them")]
    [InlineData(File, $"{Project}.outputs", """{ "list": "Readiness", "plural": "verdicts" }""",
        "getProjectBackupReadiness: is composed, and gives a list: refer to a type in outputs")]
    [InlineData(File, "types.ReadinessCheck.properties.actual.secret", "true",
        "getBackupReadiness: is composed, and has a secret output: remove the output")]
    [InlineData(File, "types.RestoreWindow.properties.end.personal", "true",
        "getProjectBackupReadiness: is composed, and has a personal output: remove the output")]
    [InlineData(File, $"{Verdict}.inputs.properties.since", """{ "$ref": "#/inputs/since" }""",
        "getBackupReadiness.since: filters a list, and the function is composed: remove it")]
    [InlineData("exports.json", "functions.listBackupExports.inputs.exactlyOne", """["groupId", "clusterName"]""",
        "listBackupExports: has exactlyOne, which belongs to a composed function: remove it")]
    public void What_only_the_other_kind_of_function_can_have_is_a_finding(
        string file, string place, string json, string expected) => AssertFinding(file, place, json, expected);

    [Theory]
    [InlineData($"{Verdict}.inputs.exactlyOne", """["groupId"]""",
        "getBackupReadiness: has one input in exactlyOne: add another, or use required")]
    [InlineData($"{Verdict}.inputs.exactlyOne", """["groupId", "projectId"]""",
        "getBackupReadiness.projectId: is not an input of the function: correct the name")]
    [InlineData($"{Verdict}.inputs.required", """["groupId", "clusterName"]""",
        "getBackupReadiness.groupId: is in exactlyOne, and required: remove it from one of them")]
    [InlineData($"{Verdict}.inputs.required", """["cluster"]""",
        "getBackupReadiness.cluster: is not an input of the function: correct the name")]
    [InlineData("inputs.snapshotType.excludes", """["pointInTime"]""",
        "getProjectBackupReadiness.pointInTime: is not an input of the function: correct the name")]
    [InlineData("inputs.requireCopy.needs", """["regions"]""",
        "getBackupReadiness.regions: is not an input of the function: correct the name")]
    public void A_choice_of_inputs_that_cannot_be_met_is_a_finding(string place, string json, string expected) =>
        AssertFinding(File, place, json, expected);

    [Theory]
    [InlineData("inputs.maxAgeHours.minimum", "0",
        "inputs.maxAgeHours: has minimum and exclusiveMinimum: remove one of them")]
    [InlineData("inputs.recoveryPointAfter.exclusiveMinimum", "0",
        "inputs.recoveryPointAfter: has the keyword exclusiveMinimum, and is string: remove it")]
    [InlineData("inputs.snapshotType.maximum", "1",
        "inputs.snapshotType: has the keyword maximum, and is an enumeration: remove it")]
    [InlineData("inputs.projectName.minItems", "1",
        "inputs.projectName: has the keyword minItems, and is string: remove it")]
    [InlineData("types.RecoveryPoint.properties.ageSeconds.exclusiveMinimum", "0",
        "RecoveryPoint.ageSeconds: has the keyword exclusiveMinimum, which belongs to an input: remove it")]
    [InlineData("types.RecoveryPoint.properties.copyRegions.minItems", "1",
        "RecoveryPoint.copyRegions: has the keyword minItems, which belongs to an input: remove it")]
    public void A_bound_that_does_not_fit_is_a_finding(string place, string json, string expected) =>
        AssertFinding(File, place, json, expected);

    [Theory]
    [InlineData("functions.readCluster.endpoint.apiVersion", "\"2023-01-01\"",
        "readCluster: reads API version 2023-01-01, the newest stable one is 2024-08-05: set apiVersion to it")]
    [InlineData("functions.readCluster.endpoint.path", "\"groups/{groupId}/cluster/{clusterName}\"",
        "readCluster: Atlas has no GET groups/{groupId}/cluster/{clusterName}: correct path, or remove the function")]
    [InlineData("functions.readClusters.endpoint.rateLimitSet", "\"Cloud Backups\"",
        "readClusters: has the rate-limit set 'Cloud Backups', Atlas's tag is 'Clusters': correct rateLimitSet")]
    [InlineData("functions.readEncryptionAtRest.endpoint.roles", "[\"Project Viewer\"]",
        "readEncryptionAtRest: has the roles [Project Viewer], Atlas names [Project Read Only]: correct roles")]
    [InlineData("types.ReadKey.properties.valid.type", "\"string\"",
        "ReadKey.valid: is string, Atlas documents boolean: correct the type")]
    [InlineData("types.ReadRegionConfig.properties.zone", """{ "type": "string" }""",
        "ReadRegionConfig.zone: Atlas does not answer with this field: remove it")]
    [InlineData("functions.readCluster.endpoint.echoes.name", "\"name\"",
        "readCluster.name: is not an input of the function: correct the name")]
    [InlineData("types.ReadCluster.properties.state", """{ "$ref": "#/types/ClusterKind" }""",
        "ReadCluster.state: Atlas does not answer with this field: remove it")]
    public void An_internal_function_that_differs_from_Atlas_is_a_finding(string place, string json, string expected) =>
        Assert.Contains(Findings(Internal, place, json), line => line.StartsWith(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData(Internal, "types.ReadCluster.properties.name.description", "\"The name.\"",
        "ReadCluster: is in internal.json, where nobody sees a description: remove it")]
    [InlineData(Internal, "functions.readCluster.description", "\"Reads a cluster.\"",
        "readCluster: is in internal.json, where nobody sees a description: remove it")]
    public void An_internal_function_that_others_could_mistake_is_a_finding(
        string file, string place, string json, string expected) => AssertFinding(file, place, json, expected);

    [Theory]
    [InlineData(Internal, $"{Report}.description", null,
        "readProjectBackups: has no description: write one, in our own words")]
    [InlineData(Internal, "types.ReportWindow.properties.end.description", "\"The end\"",
        "ReportWindow.end: its description does not end in a full stop: end the sentence")]
    [InlineData(Internal, "types.ReportExport.description", null,
        "ReportExport: has no description: write one, in our own words")]
    [InlineData(Internal, $"{Report}.composed.reads", """["readClusters", "listFlexJobs"]""",
        "readProjectBackups.listFlexJobs: is no function that reads an endpoint: correct the name")]
    [InlineData(Internal, $"{Report}.composed.moreRoles.listBackupExports", null,
        "readProjectBackups.listBackupExports: requires Project Backup Manager: name the inputs that need it in "
        + "moreRoles, or add the role to roles")]
    [InlineData(Internal, "types.ReportWindow.properties.end.secret", "true",
        "readProjectBackups: is composed, and has a secret output: remove the output")]
    [InlineData(Internal, $"{Report}.inputs.exactlyOne", """["groupId"]""",
        "readProjectBackups: has one input in exactlyOne: add another, or use required")]
    [InlineData(File, $"{Project}.composed.uses", "\"projects.json\"",
        "getProjectBackupReadiness: uses projects.json, which only a function of internal.json can: remove uses")]
    public void An_internal_composed_function_is_checked_as_any_other(
        string file, string place, string? json, string expected) => AssertFinding(file, place, json, expected);

    [Fact]
    public void A_finding_in_what_an_internal_function_uses_is_reported_once()
    {
        _copy.Set(File, "inputs.maxAgeHours.minimum", "0");

        Assert.Single(_copy.Check(), "inputs.maxAgeHours: has minimum and exclusiveMinimum: remove one of them");
    }

    [Theory]
    [InlineData("internal.json")]
    [InlineData("shared.json")]
    [InlineData("verdicts.json")]
    public void Only_the_file_of_a_subject_can_be_used(string file)
    {
        _copy.Set(Internal, $"{Report}.composed.uses", $"\"{file}\"");

        Assert.Equal(
            $"internal.json uses {file}, which is not the file of a subject",
            Assert.Throws<ContractException>(_copy.Check).Message);
    }

    [Fact]
    public void An_internal_function_that_nothing_reads_is_a_finding() => AssertFinding(
        Internal,
        "functions.readOther",
        _copy.Read(Internal).Object("functions").Object("readCluster").ToJsonString(),
        "readOther: is read by no composed function: add it to reads, or remove it from internal.json");

    [Fact]
    public void An_internal_function_with_the_name_of_another_is_a_finding() => AssertFinding(
        Internal,
        "functions.getCluster",
        _copy.Read(Internal).Object("functions").Object("readCluster").ToJsonString(),
        "getCluster: is in projects.json, too: rename the one in internal.json");

    [Fact]
    public void An_input_of_another_subject_is_a_finding() => AssertFinding(
        "exports.json",
        "functions.getBackupExport.inputs.properties.waitMinutes",
        """{ "$ref": "#/inputs/waitMinutes" }""",
        "getBackupExport.waitMinutes: refers to an input of readiness.json: move the input to shared.json");

    private void AssertFinding(string file, string place, string? json, string expected) =>
        Assert.Contains(expected, Findings(file, place, json));

    private List<string> Findings(string file, string place, string? json)
    {
        _copy.Set(file, place, json);
        return _copy.Check();
    }
}
