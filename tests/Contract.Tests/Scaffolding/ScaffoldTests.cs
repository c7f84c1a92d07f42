using System.Text.Json.Nodes;
using AtlasBackup.Contract.Tests.Support;
using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Checking;
using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Scaffolding;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.Contract.Tests.Scaffolding;

public sealed class ScaffoldTests : IDisposable
{
    private const string Cluster = "groups/{groupId}/clusters/{clusterName}";

    private readonly ContractCopy _copy = new();

    public ScaffoldTests() => _copy.KeepFunctions(
        "getBackupCheckpoint", "getBackupExport", "listLegacyRestoreJobs", "listTenantRestores");

    public void Dispose() => _copy.Dispose();

    [Theory]
    [InlineData($"GET {Cluster}/backup/schedule", "getBackupSchedule")]
    [InlineData($"/api/atlas/v2/{Cluster}/backup/restoreJobs", "listBackupRestoreJobs")]
    [InlineData($"{Cluster}/backup/restoreJobs/{{restoreJobId}}", "getBackupRestoreJob")]
    [InlineData($"{Cluster}/backup/exports", "listBackupExports")]
    [InlineData($"{Cluster}/backup/snapshots/{{snapshotId}}/databases/{{databaseName}}/collections",
        "listBackupSnapshotCollections")]
    [InlineData($"{Cluster}/collectionRestoreJobs/{{jobId}}/collections", "listCollectionRestoreJobCollections")]
    [InlineData($"{Cluster}/snapshots", "listLegacySnapshots")]
    [InlineData($"{Cluster}/snapshotSchedule", "getLegacySnapshotSchedule")]
    [InlineData("groups/{groupId}/backup/exportBuckets", "listBackupExportBuckets")]
    [InlineData("groups/{groupId}/backup/{cloudProvider}/privateEndpoints", "listBackupPrivateEndpoints")]
    [InlineData("groups/{groupId}/backupCompliancePolicy", "getBackupCompliancePolicy")]
    [InlineData("groups/{groupId}/flexClusters/{name}/backup/restoreJobs/{restoreJobId}", "getFlexRestoreJob")]
    public async Task A_piece_passes_the_check_once_its_words_are_written(string operation, string function)
    {
        var piece = Write(operation);
        Assert.Equal([function], piece.Object("functions").Select(entry => entry.Key));
        Assert.Contains($"{function}: has no description: write one, in our own words", await CheckAsync(piece));

        Fill(piece, "The piece");

        Assert.Empty(await CheckAsync(piece));
    }

    [Fact]
    public void Download_links_are_secret_from_the_start_and_can_be_left_out()
    {
        var piece = Write($"{Cluster}/backup/restoreJobs");

        var job = piece.Object("types").Object("BackupRestoreJob").Object("properties");
        Assert.True(job.Object("deliveryUrl").Flag("secret"));
        Assert.Equal(
            """{"type":"boolean","default":false,"local":true,"description":""}""",
            InputsOf(piece, "listBackupRestoreJobs").Object("omitDownloadLinks").ToJsonString());
    }

    [Fact]
    public void A_list_with_states_and_a_time_has_filters_from_the_start()
    {
        var piece = Write($"{Cluster}/backup/snapshots");

        var function = piece.Object("functions").Object("listBackupSnapshots");
        Assert.Equal(["createdAt", "id"], function.Object("endpoint").Texts("time"));
        Assert.Equal(
            ["frequencyType", "snapshotType", "status", "since", "until", "latest"],
            InputsOf(piece, "listBackupSnapshots").Select(input => input.Key).TakeLast(6));
    }

    [Fact]
    public void A_filter_that_Atlas_offers_is_sent()
    {
        var piece = Write($"{Cluster}/collectionRestoreJobs/{{jobId}}/collections");

        var state = InputsOf(piece, "listCollectionRestoreJobCollections").Object("state");
        Assert.Equal("equal", state.Text("filter"));
        Assert.False(state.ContainsKey("local"));
    }

    [Fact]
    public void Items_without_an_id_are_told_apart_by_what_the_path_of_one_ends_in()
    {
        var piece = Write($"{Cluster}/collectionRestoreJobs/{{jobId}}/collections");

        var function = piece.Object("functions").Object("listCollectionRestoreJobCollections");
        Assert.Equal("sourceNamespace", function.Object("endpoint").Text("itemKey"));
    }

    [Fact]
    public void A_name_that_programs_cannot_use_is_changed()
    {
        var properties = Write("groups/{groupId}/backup/exportBuckets").Object("types")
            .Object("BackupExportBucket").Object("properties");

        Assert.Equal("_id", properties.Object("id").Text("wireName"));
    }

    [Fact]
    public void Personal_data_is_marked_from_the_start_and_can_be_left_out()
    {
        var piece = Write("groups/{groupId}/backupCompliancePolicy");

        var properties = piece.Object("types").Object("BackupCompliancePolicy").Object("properties");
        Assert.True(properties.Object("authorizedEmail").Flag("personal"));
        Assert.False(properties.Object("authorizedEmail").Flag("secret"));
        Assert.True(InputsOf(piece, "getBackupCompliancePolicy").ContainsKey("omitPersonalData"));
    }

    [Fact]
    public void A_placeholder_keeps_the_name_that_it_was_given()
    {
        var piece = Write("groups/{groupId}/flexClusters/{clusterName}/backup/snapshots");

        var inputs = InputsOf(piece, "listFlexSnapshots");
        Assert.Equal("""{"$ref":"#/inputs/clusterName"}""", inputs.Object("clusterName").ToJsonString());
        Assert.False(inputs.ContainsKey("name"));
    }

    [Fact]
    public void An_enumeration_that_Atlas_repeats_is_written_once()
    {
        var types = Write($"{Cluster}/backup/schedule").Object("types");

        var enumerations = types.Objects().Where(type => type.Value.ContainsKey("enum")).Select(type => string.Join(
            ' ', type.Value.List("enum").Select(value => value.Text("value")).Order(StringComparer.Ordinal)));
        Assert.Equal(enumerations.Distinct(), enumerations);
    }

    [Fact]
    public void A_type_that_the_contract_has_is_used_again()
    {
        var piece = Write($"{Cluster}/backup/exports");

        Assert.Empty(piece.Object("types"));
        var outputs = piece.Object("functions").Object("listBackupExports").Object("outputs");
        Assert.Equal("BackupExport", outputs.Text("list"));
    }

    [Theory]
    [InlineData("GET groups/{groupId}/unknown",
        "contract/facts/atlas.json has no operation GET groups/{groupId}/unknown: correct the path, or take over a "
        + "newer specification with make contract-drift")]
    [InlineData("",
        "no operation is named: name one, as in make contract-scaffold OPERATION=\"GET groups/{groupId}/…\"")]
    [InlineData($"{Cluster}/backup/exports/{{id}}",
        $"getBackupExport reads GET {Cluster}/backup/exports/{{id}} already: change its entry in "
        + "contract/exports.json")]
    public void An_operation_that_cannot_be_added_is_an_error(string operation, string message)
    {
        var error = Assert.Throws<ContractException>(() => Write(operation));

        Assert.Equal(message, error.Message);
    }

    private static JsonObject InputsOf(JsonObject piece, string function) =>
        piece.Object("functions").Object(function).Object("inputs").Object("properties");

    // Every description a different one, as the check wants it, and the word in those of secrets.
    private static void Fill(JsonNode? node, string place)
    {
        foreach (var (name, value) in (node as JsonObject ?? []).ToList())
        {
            if (name is "description" or "title" && value is JsonValue)
            {
                node?.AsObject().Remove(name);
                node?.AsObject().Insert(0, name, IsSecret(node) ? $"{place}. Secret." : $"{place}.");
            }

            if (name == "missing")
            {
                value?.AsArray().Add("RESOURCE_NOT_FOUND");
            }

            Fill(value, $"{place} {name}");
        }

        foreach (var (index, item) in (node as JsonArray ?? []).Index())
        {
            Fill(item, $"{place} {index}");
        }
    }

    private static bool IsSecret(JsonNode? node) => node is JsonObject entry && entry.Flag("secret");

    private JsonObject Write(string operation)
    {
        var (contract, facts) = (WrittenContract.Read(_copy.Folder), AtlasFacts.Read(_copy.Folder));
        return new Scaffold(contract, facts, Exceptions.Read(_copy.Folder)).Write(operation);
    }

    private async Task<List<string>> CheckAsync(JsonObject piece)
    {
        var subject = _copy.Read("exports.json");
        foreach (var part in new[] { "functions", "types" })
        {
            foreach (var (name, entry) in piece.Object(part))
            {
                subject.Object(part)[name] = entry?.DeepClone();
            }
        }

        _copy.Write("exports.json", subject);
        using var output = new StringWriter();
        Assert.Equal(0, await CommandLine.RunAsync(["build"], _copy.Root, output, output));
        return _copy.Check();
    }
}
