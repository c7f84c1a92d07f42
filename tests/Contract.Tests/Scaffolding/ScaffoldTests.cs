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
    public void Download_links_are_secret_from_the_start()
    {
        var types = Write($"{Cluster}/backup/restoreJobs").Object("types");

        Assert.True(types.Object("BackupRestoreJob").Object("properties").Object("deliveryUrl").Flag("secret"));
    }

    [Fact]
    public void A_type_that_the_contract_has_is_used_again()
    {
        var piece = Write($"{Cluster}/backup/exports");

        Assert.Empty(piece.Object("types"));
        var outputs = piece.Object("functions").Object("listBackupExports").Object("outputs");
        Assert.Equal("BackupExport", outputs.Text("list"));
    }

    [Fact]
    public void An_operation_that_the_facts_do_not_have_is_an_error()
    {
        var error = Assert.Throws<ContractException>(() => Write("GET groups/{groupId}/unknown"));

        Assert.Equal("facts/atlas.json has no operation GET groups/{groupId}/unknown", error.Message);
    }

    // Every description a different one, as the check wants it.
    private static void Fill(JsonNode? node, string place)
    {
        foreach (var (name, value) in (node as JsonObject ?? []).ToList())
        {
            if (name is "description" or "title" && value is JsonValue)
            {
                node?.AsObject().Remove(name);
                node?.AsObject().Insert(0, name, $"{place}.");
            }

            Fill(value, $"{place} {name}");
        }

        foreach (var (index, item) in (node as JsonArray ?? []).Index())
        {
            Fill(item, $"{place} {index}");
        }
    }

    private JsonObject Write(string operation)
    {
        var (contract, facts) = (WrittenContract.Read(_copy.Folder), AtlasFacts.Read(_copy.Folder));
        return new Scaffold(contract, facts, Exceptions.Read(_copy.Folder)).Write(operation);
    }

    private async Task<List<string>> CheckAsync(JsonObject piece)
    {
        await File.WriteAllTextAsync(
            Path.Combine(_copy.Folder, "piece.json"), JsonLayout.ToText(piece), TestContext.Current.CancellationToken);
        using var output = new StringWriter();
        Assert.Equal(0, await CommandLine.RunAsync(["build"], _copy.Root, output, output));
        return _copy.Check();
    }
}
