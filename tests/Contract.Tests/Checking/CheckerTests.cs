using AtlasBackup.Contract.Tests.Support;
using AtlasBackup.ContractTool.Checking;

namespace AtlasBackup.Contract.Tests.Checking;

public sealed class CheckerTests : IDisposable
{
    private const string ExportFacts =
        "operations.groups/{groupId}/clusters/{clusterName}/backup/exports/{exportId}";

    private const string JobFacts = "operations.groups/{groupId}/clusters/{clusterName}/restoreJobs";

    private readonly ContractCopy _copy = new();

    public void Dispose() => _copy.Dispose();

    [Fact]
    public void The_contract_agrees_with_what_Atlas_documents() => Assert.Empty(Checker.Check(Repository.Root));

    [Fact]
    public void A_copy_of_the_contract_agrees_too() => Assert.Empty(_copy.Check());

    [Theory]
    [InlineData("exports.json", "types.BackupExport.properties.prefix", null, "leftOut",
        "BackupExport.prefix: Atlas answers with this field (string): add it to the contract")]
    [InlineData("shared.json", "list.properties.totalCount", null, "leftOut",
        "listTenantRestores.totalCount: Atlas answers with this field (integer): add it to the contract")]
    [InlineData("facts/atlas.json", "schemas.StateReason.properties.retryable", """{ "type": "boolean" }""", "leftOut",
        "ExportStateReason.retryable: Atlas answers with this field (boolean): add it to the contract")]
    [InlineData("exports.json", "types.ExportStatus.properties.percent",
        """{ "type": "integer", "description": "Made up." }""",
        "notInAtlas",
        "ExportStatus.percent: Atlas does not answer with this field: remove it")]
    [InlineData("facts/atlas.json", "schemas.BackupLabel.properties.value.writeOnly", "true", "notInAtlas",
        "ExportCustomData.value: Atlas does not answer with this field: remove it")]
    [InlineData("exports.json", "types.ExportStatus.properties.totalCollections.type", "\"string\"", "type",
        "ExportStatus.totalCollections: is string, Atlas documents integer: correct the type")]
    [InlineData("facts/atlas.json", "schemas.ExportStatus.properties.totalCollections.format", "\"int64\"", "type",
        "ExportStatus.totalCollections: is integer, Atlas documents number: correct the type")]
    [InlineData("exports.json", "types.BackupExport.properties.components",
        """{ "type": "string", "description": "Made up." }""",
        "type",
        "BackupExport.components: is string, Atlas documents a list of an object: correct the type")]
    [InlineData("exports.json", "types.ExportState.enum.4", null, "value",
        "ExportState.Cancelled: Atlas gives this value for BackupExport.state: add it to ExportState")]
    [InlineData("facts/atlas.json", "schemas.DiskBackupExportJob.properties.state.enum",
        """["Queued", "InProgress", "Successful", "Failed"]""",
        "value",
        "ExportState.Cancelled: Atlas does not document this value for BackupExport.state: remove it")]
    [InlineData("exports.json", "types.BackupExport.properties.state",
        """{ "type": "string", "description": "Made up." }""",
        "enumeration",
        "BackupExport.state: Atlas lists its values (Cancelled, Failed, InProgress, Queued, Successful): "
        + "refer to an enumeration")]
    public void An_output_that_differs_is_a_finding(
        string file, string place, string? json, string? kind, string expected) =>
        AssertFinding(file, place, json, kind, expected);

    [Theory]
    [InlineData("legacy.json", "functions.listLegacyRestoreJobs.inputs.properties.batchId", null, "parameter",
        "listLegacyRestoreJobs.batchId: Atlas offers this parameter: add the input")]
    [InlineData("facts/atlas.json", $"{JobFacts}.parameters.kind",
        """{ "in": "query", "required": true, "type": "string" }""",
        "parameter",
        "listLegacyRestoreJobs.kind: Atlas requires this parameter: add the input")]
    [InlineData("facts/atlas.json", $"{JobFacts}.parameters.batchId.required", "true", "parameter",
        "listLegacyRestoreJobs.batchId: Atlas requires it: add it to required")]
    [InlineData("tenant.json", "functions.listTenantRestores.inputs.properties.omitDownloadLinks.local",
        null,
        "notInAtlas",
        "listTenantRestores.omitDownloadLinks: Atlas has no such parameter: remove the input, or mark it local")]
    [InlineData("shared.json", "inputs.itemsPerPage.maximum", "1000", "bound",
        "listLegacyRestoreJobs.itemsPerPage: has the maximum 1000, Atlas documents 500: correct maximum")]
    [InlineData("shared.json", "inputs.groupId.format", null, "bound",
        "getBackupExport.groupId: Atlas documents the format object-id: set format to it")]
    [InlineData("shared.json", "inputs.pageNum.type", "\"number\"", "type",
        "listLegacyRestoreJobs.pageNum: is number, Atlas documents integer: correct the type")]
    [InlineData("legacy.json", "functions.getBackupCheckpoint.inputs.required", "[\"groupId\", \"checkpointId\"]", null,
        "getBackupCheckpoint.clusterName: is part of the path: add it to required, or give it a default")]
    public void An_input_that_differs_is_a_finding(
        string file, string place, string? json, string? kind, string expected) =>
        AssertFinding(file, place, json, kind, expected);

    [Theory]
    [InlineData("exports.json", "functions.getBackupExport.endpoint.apiVersion", "\"2022-01-01\"", "version",
        "getBackupExport: reads API version 2022-01-01, the newest stable one is 2023-01-01: set apiVersion to it")]
    [InlineData("facts/atlas.json", $"{ExportFacts}.versions.2026-01-01",
        """{ "schema": { "$ref": "DiskBackupExportJob" } }""",
        "version",
        "getBackupExport: reads API version 2023-01-01, the newest stable one is 2026-01-01: set apiVersion to it")]
    [InlineData("facts/atlas.json", $"{ExportFacts}.versions.2023-01-01.sunset", "\"2027-07-01\"", "sunset",
        "getBackupExport: Atlas removes API version 2023-01-01 on 2027-07-01: use another version or operation")]
    [InlineData("exports.json", "functions.getBackupExport.endpoint.roles", "[\"Project Read Only\"]", "role",
        "getBackupExport: has the roles [Project Read Only], Atlas names [Project Backup Manager]: correct roles")]
    [InlineData("exports.json", "functions.getBackupExport.endpoint.rateLimitSet", "\"Clusters\"", "rateLimitSet",
        "getBackupExport: has the rate-limit set 'Clusters', Atlas's tag is 'Cloud Backups': correct rateLimitSet")]
    [InlineData("exports.json", "functions.getBackupExport.endpoint.path",
        "\"groups/{groupId}/exports/{exportId}\"",
        null,
        "getBackupExport: Atlas has no GET groups/{groupId}/exports/{exportId}: correct path, or remove "
        + "the function")]
    [InlineData("facts/atlas.json", $"{ExportFacts}.removed", "true", "operation",
        "getBackupExport: Atlas has removed GET "
        + "groups/{groupId}/clusters/{clusterName}/backup/exports/{exportId}: remove the function")]
    [InlineData("exports.json", "functions.getBackupExport.endpoint.echoes.state", "\"stage\"", null,
        "getBackupExport.stage: is not an input of the function: correct the name")]
    [InlineData("exports.json", "functions.getBackupExport.endpoint.echoes.groupId", "\"groupId\"", null,
        "getBackupExport.groupId: is not an output of the function: correct the name")]
    public void An_endpoint_that_differs_is_a_finding(
        string file, string place, string? json, string? kind, string expected) =>
        AssertFinding(file, place, json, kind, expected);

    [Theory]
    [InlineData("legacy.json", "types.LegacyRestoreDelivery.properties.authValue.secret", null, null,
        "LegacyRestoreDelivery.authValue: its description says that it is secret: set secret to true, or correct "
        + "the description")]
    [InlineData("exports.json", "types.ExportStateReason.properties.message.secret", "true", null,
        "ExportStateReason.message: is secret: begin a sentence of its description with \"Secret\"")]
    [InlineData("tenant.json", "types.TenantRestore.properties.snapshotUrl.secret", null, null,
        "listTenantRestores.omitDownloadLinks: no output is secret: set secret of those that are, or remove the input")]
    [InlineData("tenant.json", "functions.listTenantRestores.inputs.properties.omitDownloadLinks", null, null,
        "listTenantRestores: has secret outputs: add the local input omitDownloadLinks")]
    [InlineData("legacy.json", "functions.listLegacyRestoreJobs.example.arguments.omitDownloadLinks", "false", null,
        "listLegacyRestoreJobs: everything that its example reads is secret: set omitDownloadLinks to true there")]
    [InlineData("tenant.json", "functions.listTenantRestores.example.arguments.omitDownloadLinks", null, null,
        "listTenantRestores: everything that its example reads is secret: set omitDownloadLinks to true there")]
    [InlineData("facts/exceptions.json", "looksSecret", "{}", "looksSecret",
        "LegacyRestoreJob.masterKeyUUID: its name looks like a secret: set secret to true")]
    [InlineData("package.json", "settings.privateKey.secret", null, "looksSecret",
        "settings.privateKey: its name looks like a secret: set secret to true")]
    [InlineData("exports.json", "types.ExportStatus.properties.totalCollections.description", "\"\"", null,
        "ExportStatus.totalCollections: has no description: write one, in our own words")]
    [InlineData("exports.json", "functions.getBackupExport.description", "\"Reads one export\"", null,
        "getBackupExport: its description does not end in a full stop: end the sentence")]
    [InlineData("exports.json", "functions.getBackupExport.example.title", "\"\"", null,
        "getBackupExport: its example has no title: say what it does")]
    [InlineData("exports.json", "types.ExportState.enum.0.description", null, null,
        "ExportState.Queued: has no description: write one, in our own words")]
    [InlineData("exports.json", "types.BackupExport.properties.snapshotId.description",
        "\"The ID of the export, 24 hexadecimal digits.\"",
        "sameDescription",
        "BackupExport.snapshotId: has the description of BackupExport.id: say what differs")]
    [InlineData("exports.json", "types.ExportStatus.description", "\"Other words.\"", null,
        "schema.json: is stale: run make contract")]
    [InlineData("exports.json", "types.BackupExport.properties.state.$ref", "\"#/types/TenantRestoreStatus\"", null,
        "BackupExport: refers to TenantRestoreStatus, which is in tenant.json: move TenantRestoreStatus, and what it "
        + "refers to, to shared.json")]
    [InlineData("facts/exceptions.json", "type.increment", "\"Made up.\"", null,
        "increment: is no longer needed: remove it from \"type\" in contract/facts/exceptions.json")]
    [InlineData("shared.json", "types.BsonTimestamp.properties.increment.type", "\"integer\"", null,
        "BsonTimestamp.increment: is no longer needed: remove it from \"type\" in contract/facts/exceptions.json")]
    [InlineData("facts/exceptions.json", "operation.listTenantRestores", "\"\"", null,
        "listTenantRestores: has no reason: write a sentence under \"operation\" in contract/facts/exceptions.json")]
    public void What_breaks_a_rule_of_our_own_is_a_finding(
        string file, string place, string? json, string? kind, string expected) =>
        AssertFinding(file, place, json, kind, expected);

    [Fact]
    public void A_placeholder_of_another_name_is_a_finding()
    {
        const string function = "functions.getBackupExport";
        const string path = "groups/{groupId}/clusters/{name}/backup/exports/{exportId}";
        _copy.Set("exports.json", $"{function}.endpoint.path", $"\"{path}\"");
        _copy.Set("exports.json", $"{function}.inputs.properties.name", """{ "$ref": "#/inputs/clusterName" }""");

        Assert.Contains(
            "getBackupExport.name: Atlas calls this parameter clusterName: rename the placeholder and the input"
            + Excuse("renamed"),
            _copy.Check());
    }

    [Fact]
    public void An_example_that_names_what_is_not_there_is_a_finding_beside_the_others()
    {
        _copy.Set("exports.json", "types.BackupExport.properties.state", null);

        var lines = _copy.Check();

        Assert.Contains(
            "schema.json: cannot be put together: the example of getBackupExport shows state, which is not an output",
            lines);
        Assert.Contains(lines, line => line.StartsWith("BackupExport.state: Atlas answers", StringComparison.Ordinal));
    }

    [Fact]
    public void An_exception_with_a_reason_excuses_its_finding_and_no_other()
    {
        _copy.Set("exports.json", "types.BackupExport.properties.prefix", null);
        _copy.Set("exports.json", "types.BackupExport.properties.finishedAt", null);
        _copy.Set("facts/exceptions.json", "leftOut", """{ "BackupExport.prefix": "It is not about backups." }""");

        var subjects = _copy.Check().Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]);

        Assert.Contains("BackupExport.finishedAt", subjects);
        Assert.DoesNotContain("BackupExport.prefix", subjects);
    }

    // The kind is what an exception would be written under.
    private void AssertFinding(string file, string place, string? json, string? kind, string message)
    {
        _copy.Set(file, place, json);

        Assert.Contains(message + Excuse(kind), _copy.Check());
    }

    private static string Excuse(string? kind) =>
        kind is null ? "" : $", or give the reason under \"{kind}\" in contract/facts/exceptions.json";
}
