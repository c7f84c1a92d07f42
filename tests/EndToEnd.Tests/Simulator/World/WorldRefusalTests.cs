using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.EndToEnd.Tests.Simulator.World;

public sealed class WorldRefusalTests
{
    private const string Other = "66bf00000000000000000001";

    [Theory]
    [InlineData("clusters/dev", 400, "CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API", "dev")]
    [InlineData("clusters/dev/backup/snapshots", 400, "CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API", "dev")]
    [InlineData("clusters/dev/snapshots", 400, "CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API", "dev")]
    [InlineData("flexClusters/prod", 400, "CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API", "prod")]
    [InlineData("flexClusters/prod/backup/snapshots", 400, "CANNOT_USE_NON_FLEX_CLUSTER_IN_FLEX_API", "prod")]
    [InlineData("clusters/prod/backupCheckpoints", 400, "CHECKPOINTS_ONLY_ON_CONTINOUS_BACKUP")]
    [InlineData("clusters/prod/snapshots", 400, "INCORRECT_BACKUP_API_ENDPOINT", "*")]
    [InlineData("clusters/prod/restoreJobs", 400, "INCORRECT_BACKUP_API_ENDPOINT", "*")]
    [InlineData("clusters/prod/snapshotSchedule", 400, "INCORRECT_BACKUP_API_ENDPOINT", "*")]
    [InlineData("clusters/trial/backup/snapshots", 400, "PROVIDER_BACKUP_NOT_SUPPORTED", "trial")]
    [InlineData("clusters/scratch/backup/schedule", 404, "BACKUP_CONFIG_NOT_FOUND", "scratch", WorldData.WebshopId)]
    [InlineData("clusters/ledger/backup/schedule", 404, "BACKUP_CONFIG_NOT_FOUND", "ledger", WorldData.WebshopId)]
    [InlineData("clusters/newborn/backup/schedule", 409, "CANNOT_GET_BACKUP_CONFIG_INVALID_STATE", "newborn")]
    [InlineData("clusters/shpo/backup/snapshots", 404, "CLUSTER_NOT_FOUND", "shpo", WorldData.WebshopId)]
    [InlineData("clusters/retired", 404, "CLUSTER_NOT_FOUND", "retired", WorldData.WebshopId)]
    [InlineData("flexClusters/shpo", 404, "CLUSTER_NOT_FOUND", "shpo", WorldData.WebshopId)]
    [InlineData($"clusters/prod/backup/snapshots/{Other}", 404, "SNAPSHOT_NOT_FOUND", Other)]
    [InlineData("clusters/prod/backup/snapshots/x", 404, "INVALID_SNAPSHOT_ID")]
    [InlineData($"clusters/prod/backup/restoreJobs/{Other}", 404, "RESTORE_JOB_NOT_FOUND", Other)]
    [InlineData($"clusters/prod/backup/exports/{Other}", 404, "RESOURCE_NOT_FOUND", $"export {Other}")]
    [InlineData($"backup/exportBuckets/{Other}", 404, "EXPORT_BUCKET_NOT_FOUND", Other)]
    [InlineData($"backup/AWS/privateEndpoints/{Other}", 404, "RESOURCE_NOT_FOUND", $"private endpoint {Other}")]
    [InlineData("backup/GCP/privateEndpoints", 400, "INVALID_ENUM_VALUE", "GCP", "cloudProvider")]
    [InlineData($"clusters/ledger/backupCheckpoints/{Other}", 404, "CHECKPOINT_NOT_FOUND", Other)]
    [InlineData($"clusters/ledger/restoreJobs/{Other}", 404, "RESTORE_JOB_NOT_FOUND", Other)]
    [InlineData("clusters/prod/backup/snapshots/shardedClusters", 400, "VALIDATION_ERROR", "prod")]
    [InlineData("clusters/ledger/snapshots?completed=maybe", 400, "INVALID_ENUM_VALUE", "maybe", "completed")]
    [InlineData("clusters/prod/backup/snapshots?oplogTs=1", 400, "MISSING_QUERY_PARAMETER", "oplogInc")]
    [InlineData(
        "clusters/prod/backup/snapshots?oplogTs=1&oplogInc=1&pointInTimeUtcSeconds=1",
        400,
        "MUTUALLY_EXCLUSIVE_QUERY_PARAMETERS",
        "*",
        "*")]
    public async Task Refuses_as_Atlas_does(string path, int status, string code, params string[] parameters)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(
            cancellationToken: TestContext.Current.CancellationToken);
        using var reads = new WorldReads(atlas);

        var error = await reads.OfProjectAsync(path);

        var given = error["parameters"]?.AsArray() ?? [];
        Assert.Equal((status, code), ((int)error["error"]!, (string?)error["errorCode"]));
        Assert.Equal(parameters.Length, given.Count);
        Assert.All(parameters.Zip(given), pair => Assert.True(
            pair.First is "*" || pair.First == (string?)pair.Second, $"{pair.Second}"));
        Assert.Empty(atlas.Requests.Unexpected);
    }

    [Fact]
    public async Task Records_unexpected_requests_to_the_world()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(
            cancellationToken: TestContext.Current.CancellationToken);
        using var reads = new WorldReads(atlas);

        await reads.OfAsync(WorldData.Production, "backup/snapshots?status=completed");
        await reads.OfProjectAsync("alerts");

        Assert.Equal([400, 404], atlas.Requests.Unexpected.Select(request => request.Status));
    }

    [Theory]
    [InlineData("Project Read Only", 200, 401, 401, 401)]
    [InlineData("Project Backup Recovery Operator", 200, 200, 401, 401)]
    [InlineData("Project Backup Manager", 200, 200, 200, 401)]
    [InlineData("Project Owner", 200, 200, 200, 200)]
    public async Task Asks_for_the_role_of_each_read(string role, params int[] statuses)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(
            cancellationToken: TestContext.Current.CancellationToken);
        using var reads = new WorldReads(atlas);
        atlas.Change(new WorldChange { Kind = WorldKind.Project, Change = new JsonObject { ["role"] = role } });

        foreach (var path in new[]
        {
            "clusters/prod/backup/snapshots", "clusters/prod/backup/restoreJobs", "clusters/prod/backup/exports",
            "backupCompliancePolicy",
        })
        {
            await reads.OfProjectAsync(path);
        }

        Assert.Equal(statuses, atlas.Requests.All.Select(request => request.Status));
    }
}
