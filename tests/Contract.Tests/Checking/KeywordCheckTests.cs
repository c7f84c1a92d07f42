using AtlasBackup.Contract.Tests.Support;

namespace AtlasBackup.Contract.Tests.Checking;

public sealed class KeywordCheckTests : IDisposable
{
    private const string Exports = "functions.listBackupExports";
    private const string Export = "functions.getBackupExport";
    private const string Policy = "functions.getBackupCompliancePolicy";

    private readonly ContractCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Theory]
    [InlineData("exports.json", "types.BackupExport.properties.snapshotId", null,
        "listBackupExports.snapshotId: filters by an output that no item has: correct the name")]
    [InlineData("exports.json", $"{Exports}.inputs.properties.state",
        """{ "type": "string", "filter": "equal", "local": true, "description": "Made up." }""",
        "listBackupExports.state: is string, and the output that it filters by is ExportState: correct the type")]
    [InlineData("exports.json", $"{Exports}.inputs.properties.components",
        """{ "type": "string", "filter": "equal", "local": true, "description": "Made up." }""",
        "listBackupExports.components: filters by an output that is a list, and only text, enumerations and booleans "
        + "can be compared: remove it")]
    [InlineData("exports.json", $"{Exports}.inputs.properties.exportStatus",
        """{ "type": "string", "filter": "equal", "local": true, "description": "Made up." }""",
        "listBackupExports.exportStatus: filters by an output that is ExportStatus, and only text, enumerations and "
        + "booleans can be compared: remove it")]
    [InlineData("exports.json", $"{Exports}.inputs.properties.snapshotId.filter", "\"like\"",
        "listBackupExports.snapshotId: has the filter 'like': write equal, or refer to the input since, until, latest "
        + "of shared.json")]
    [InlineData("shared.json", "inputs.since.local", null,
        "listBackupExports.since: has the filter 'since': write equal, or refer to the input since, until, latest of "
        + "shared.json")]
    [InlineData("exports.json", $"{Exports}.inputs.properties.from", """{ "$ref": "#/inputs/since" }""",
        "listBackupExports.from: has the filter 'since': write equal, or refer to the input since, until, latest of "
        + "shared.json")]
    [InlineData("exports.json", $"{Exports}.inputs.required", """["groupId", "clusterName", "state"]""",
        "listBackupExports.state: is a filter, and required: remove it from required")]
    [InlineData("exports.json", $"{Export}.inputs.properties.state",
        """{ "$ref": "#/types/ExportState", "filter": "equal", "local": true, "description": "Made up." }""",
        "getBackupExport.state: filters a list, and the function reads one object: remove it")]
    public void A_filter_that_cannot_work_is_a_finding(string file, string place, string? json, string expected) =>
        AssertFinding(file, place, json, expected);

    [Theory]
    [InlineData("exports.json", $"{Exports}.inputs.properties.until", null,
        "listBackupExports: has a time: add the input until of shared.json, or remove time")]
    [InlineData("exports.json", $"{Exports}.endpoint.time", null,
        "listBackupExports.latest: has no time to compare: add time to the endpoint, or remove the input")]
    [InlineData("exports.json", $"{Exports}.endpoint.time", "[\"createdOn\"]",
        "listBackupExports: has the time createdOn, which is no text of an item: correct time")]
    [InlineData("exports.json", $"{Exports}.endpoint.time", "[\"exportStatus\"]",
        "listBackupExports: has the time exportStatus, which is no text of an item: correct time")]
    [InlineData("legacy.json", "functions.listLegacySnapshots.endpoint.time", "[\"created.increment\"]",
        "listLegacySnapshots: has the time created.increment, which is no text of an item: correct time")]
    [InlineData("exports.json", $"{Export}.endpoint.time", "[\"createdAt\"]",
        "getBackupExport: has a time, and reads one object: remove time")]
    public void A_time_that_items_do_not_have_is_a_finding(string file, string place, string? json, string expected) =>
        AssertFinding(file, place, json, expected);

    [Theory]
    [InlineData("exports.json", $"{Export}.endpoint.missing", null,
        "getBackupExport: does not say how Atlas answers where the object does not exist: add missing")]
    [InlineData("exports.json", $"{Export}.endpoint.missing", "[\"Not found\"]",
        "getBackupExport: has the missing code Not found, which is no code of Atlas: write it in capitals, with a "
        + "status in front where that is not 400 or 404")]
    [InlineData("exports.json", $"{Export}.endpoint.missing", "[\"404 EXPORT_NOT_FOUND\"]",
        "getBackupExport: has the missing code 404 EXPORT_NOT_FOUND, which is no code of Atlas: write it in capitals, "
        + "with a status in front where that is not 400 or 404")]
    [InlineData("exports.json", $"{Export}.endpoint.missing", "[\"CLUSTER_NOT_FOUND\"]",
        "getBackupExport: has the missing code CLUSTER_NOT_FOUND, which speaks of what contains the object: remove it")]
    [InlineData("projects.json", "functions.getCluster.endpoint.missing", "[\"GROUP_NOT_FOUND\"]",
        "getCluster: has the missing code GROUP_NOT_FOUND, which speaks of what contains the object: remove it")]
    [InlineData("exports.json", $"{Exports}.endpoint.missing", "[\"EXPORT_NOT_FOUND\"]",
        "listBackupExports: is a list, which is empty where nothing exists: remove missing")]
    [InlineData("schedule.json", $"{Policy}.endpoint.foundBy", "\"phase\"",
        "getBackupCompliancePolicy.phase: is not an output of the function: correct foundBy")]
    public void An_absence_that_cannot_be_told_is_a_finding(
        string file, string place, string? json, string expected) => AssertFinding(file, place, json, expected);

    [Theory]
    [InlineData("schedule.json", $"{Policy}.inputs.properties.omitPersonalData", null,
        "getBackupCompliancePolicy: has personal outputs: add the local input omitPersonalData")]
    [InlineData("exports.json", $"{Export}.inputs.properties.omitPersonalData",
        """{ "type": "boolean", "local": true, "description": "Made up." }""",
        "getBackupExport.omitPersonalData: no output is personal: set personal of those that are, or remove the input")]
    [InlineData("schedule.json", $"{Policy}.inputs.properties.omitPersonalData.local", null,
        "getBackupCompliancePolicy.omitPersonalData: is for the plugin: make it a local boolean")]
    [InlineData("schedule.json", "types.BackupCompliancePolicy.properties.authorizedEmail.personal", null,
        "BackupCompliancePolicy.authorizedEmail: its name looks like personal data: set personal to true, or give the "
        + "reason under \"looksPersonal\" in contract/facts/exceptions.json")]
    [InlineData("schedule.json", "types.BackupCompliancePolicy.properties.authorizedEmail.secret", "true",
        "BackupCompliancePolicy.authorizedEmail: is personal and secret: choose one of them")]
    public void Personal_data_that_cannot_be_left_out_is_a_finding(
        string file, string place, string? json, string expected) => AssertFinding(file, place, json, expected);

    [Theory]
    [InlineData("exports.json", $"{Export}.inputs.properties.exportId.wireName", "\"_id\"",
        "getBackupExport.exportId: has the keyword wireName, which belongs to an output: remove it")]
    [InlineData("exports.json", "types.BackupExport.properties.prefix.default", "\"p\"",
        "BackupExport.prefix: has the keyword default, which belongs to an input: remove it")]
    [InlineData("exports.json", $"{Export}.inputs.properties.exportId.format", "\"int64\"",
        "getBackupExport.exportId: has the format int64: set its type to number, or remove format")]
    [InlineData("shared.json", "inputs.groupId.type", "\"integer\"",
        "inputs.groupId: has the format object-id: set its type to string, or remove format")]
    [InlineData("collections.json", "types.CollectionRestoreIndexStatus.properties.failedIndexes.items.type",
        "\"integer\"",
        "CollectionRestoreIndexStatus.failedIndexes: is JSON text: set its type to string")]
    [InlineData("exports.json", "types.BackupExportBucket.properties.id.wireName", "\"id\"",
        "BackupExportBucket.id: has its own name on the wire: remove wireName")]
    [InlineData("snapshots.json", "functions.listBackupSnapshotDatabases.endpoint.itemKey", null,
        "listBackupSnapshotDatabases: has items without id: name the output that tells them apart in itemKey")]
    public void A_keyword_that_does_not_fit_is_a_finding(string file, string place, string? json, string expected) =>
        AssertFinding(file, place, json, expected);

    private void AssertFinding(string file, string place, string? json, string expected)
    {
        _copy.Set(file, place, json);

        Assert.Contains(expected, _copy.Check());
    }
}
