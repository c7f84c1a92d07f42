using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.Contract.Tests.Table;

/// <summary>Compares the verdicts with what was planned: the table has their names, and this page the rest.</summary>
public sealed partial class VerdictTableTests
{
    private const string Verdict = "getBackupReadiness";
    private const string ProjectVerdict = "getProjectBackupReadiness";

    private static readonly string[] Demands =
    [
        "maxAgeHours number exclusiveMinimum 0 maximum 8784 default 26",
        "minRemainingHours number minimum 0 default 1",
        "recoveryPointAfter string format date-time",
        "snapshotType AcceptedSnapshotType excludes requirePointInTime",
        "allowFallbackSnapshots boolean default false",
        "requirePointInTime boolean default false",
        "minRestoreWindowHours number minimum 0",
        "minSnapshotCount integer minimum 1 maximum 500",
        "maxRestoreTestAgeHours number exclusiveMinimum 0",
        "copyRegions string[] minItems 1 maxItems 20",
        "requireCopy boolean default false",
        "maxExportAgeHours number exclusiveMinimum 0",
        "noFailureWithinHours number exclusiveMinimum 0",
        "requireCompliancePolicy boolean default false",
        "clusterKinds AcceptedClusterKind[] minItems 1 default replicaSet shardedCluster flex",
        "allowPaused boolean default false",
        "waitMinutes integer minimum 0 maximum 240 default 0",
    ];

    private static readonly string[] Rules =
    [
        "format", "exclusiveMinimum", "minimum", "maximum", "minItems", "maxItems", "maxLength", "excludes", "needs",
        "default",
    ];

    private static readonly WrittenContract Contract = WrittenContract.Read(Repository.PathOf("contract"));
    private static readonly References References = new(Contract);

    [Fact]
    public void The_composed_functions_are_those_of_the_table() =>
        Assert.Equal(ContractTable.ComposedFunctions.Keys.Order(), Contract.ComposedFunctions.Select(one => one.Name));

    [Fact]
    public void A_cluster_is_found_by_its_project_and_name() => AssertInputs(
        Verdict,
        "groupId string format object-id",
        "projectName string maxLength 64",
        "clusterName string format cluster-name");

    [Fact]
    public void A_project_may_leave_clusters_out() => AssertInputs(
        ProjectVerdict,
        "groupId string format object-id",
        "projectName string maxLength 64",
        "excludeClusterNames string[] format cluster-name");

    [Theory]
    [InlineData(Verdict, "clusterName")]
    [InlineData(ProjectVerdict, "")]
    public void The_project_is_named_in_one_of_two_ways(string name, string required)
    {
        var function = Contract.Functions[name];

        Assert.Equal(["groupId", "projectName"], function.ExactlyOne);
        Assert.Equal(required, string.Join(' ', function.RequiredInputs));
    }

    [Theory]
    [InlineData(Verdict, "Readiness", "readCluster getFlexCluster")]
    [InlineData(ProjectVerdict, "ProjectReadiness", "readClusters listFlexClusters")]
    public void The_reads_are_those_of_the_plan_in_its_order(string name, string outputs, string clusters)
    {
        var function = Contract.Functions[name];

        Assert.Equal(outputs, References.TypeName(function.Outputs));
        Assert.Equal(
            $"getProject {clusters} listBackupSnapshots getBackupSchedule listBackupShardedSnapshots "
            + "listBackupRestoreJobs listBackupExports readEncryptionAtRest getBackupCompliancePolicy "
            + "listFlexSnapshots listBackupCheckpoints listLegacySnapshots",
            string.Join(' ', function.Reads));
        Assert.Equal(
            ContractTable.ComposedFunctions[name].Text("role")?.Split(' ', 3)[..2],
            string.Join(' ', function.Roles).Replace("Project ", "", StringComparison.Ordinal).Split(' '));
    }

    // What a page says of reads and roles must be what the plugin does.
    [Fact]
    public void The_plugin_names_every_read_of_the_contract_and_no_other()
    {
        var written = Repository.Files("core/Functions/Readiness", ".cs")
            .SelectMany(file => QuotedName().Matches(Repository.Read(file)))
            .Select(match => match.Groups["name"].Value)
            .Where(name => Contract.FindRead(name) is { IsComposed: false })
            .Distinct();

        Assert.Equal(
            Contract.ComposedFunctions.SelectMany(function => function.Reads).Distinct().Order(StringComparer.Ordinal),
            written.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Readiness",
        "assessedAt string, checks ReadinessCheck[], clusterKind ClusterKind, clusterName string, "
        + "databaseEdition string, groupId string, inProgressSnapshotId string, nextSnapshotAt string, notes string[], ready boolean, "
        + "reasons string[], recoveryPoint RecoveryPoint, window RestoreWindow")]
    [InlineData("ReadinessCheck",
        "actual string, expected string, message string, name ReadinessCheckName, passed boolean")]
    [InlineData("RecoveryPoint",
        "ageSeconds integer, assumed boolean, copyRegions string[], expiresAt string, id string, "
        + "kind RecoveryPointKind, snapshotType string, time string")]
    [InlineData("RestoreWindow", "assumed boolean, end string, kind RestoreWindowKind, start string")]
    [InlineData("ProjectReadiness",
        "notReadyCount integer, notes string[], ready boolean, readyCount integer, reasons string[], "
        + "results Readiness[], skippedCount integer")]
    public void A_type_has_the_planned_outputs(string type, string expected) => Assert.Equal(
        expected,
        string.Join(", ", Contract.Types[type].Object("properties").Objects()
            .Select(property => $"{property.Name} {TypeOf(property.Value)}")));

    [Theory]
    [InlineData("ClusterKind", "replicaSet shardedCluster flex legacy free")]
    [InlineData("AcceptedClusterKind", "replicaSet shardedCluster flex legacy")]
    [InlineData("AcceptedSnapshotType", "onDemand scheduled")]
    [InlineData("RecoveryPointKind", "snapshot pointInTime flexSnapshot legacySnapshot checkpoint")]
    [InlineData("RestoreWindowKind", "pointInTime snapshots")]
    [InlineData("ReadinessCheckName",
        "clusterKind clusterState backupEnabled recoveryPoint topology version encryption snapshotType "
        + "recoveryPointAfter age remaining copies pointInTime restoreWindow snapshotCount encryptionKey "
        + "failedSnapshots export restoreTest compliancePolicy")]
    public void An_enumeration_has_the_planned_values_in_their_order(string type, string expected) => Assert.Equal(
        expected,
        string.Join(' ', Contract.Types[type].List("enum").Select(value => value.Text("value"))));

    private static void AssertInputs(string name, params string[] scope) => Assert.Equal(
        [.. scope, .. Demands],
        References.Inputs(Contract.Functions[name]).Objects().Select(input => Show(input.Name, input.Value)));

    private static string Show(string name, JsonObject input) => string.Join(
        ' ',
        Rules.Where(input.ContainsKey)
            .Select(rule => $"{rule} {Value(input[rule])}")
            .Prepend($"{name} {TypeOf(input)}"));

    private static string Value(JsonNode? value) => value is JsonArray list
        ? string.Join(' ', list.Select(Value))
        : value?.ToString() ?? "";

    private static string TypeOf(JsonObject property) => property["items"] is JsonObject item
        ? $"{TypeOf(item)}[]"
        : References.TypeName(property) ?? property.Text("type") ?? "";

    [GeneratedRegex("\"(?<name>[A-Za-z]+)\"")]
    private static partial Regex QuotedName();
}
