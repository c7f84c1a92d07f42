using AtlasBackup.Core.Tests.Functions.Composed;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Tests.Functions.Access;

public sealed class RefusedReadTests
{
    [Theory]
    [InlineData(ShopAtlas.Restores, "listBackupRestoreJobs", 401, "USER_UNAUTHORIZED")]
    [InlineData(ShopAtlas.Exports, "listBackupExports", 403, "ACCESS_FORBIDDEN")]
    [InlineData(ShopAtlas.Policy, "getBackupCompliancePolicy", 401, "USER_UNAUTHORIZED")]
    [InlineData(ShopAtlas.Keys, "readEncryptionAtRest", 403, "USER_UNAUTHORIZED")]
    public async Task Says_which_read_Atlas_refuses_and_why(string path, string name, int status, string code)
    {
        var atlas = TriedReads.Of("shardedCluster").Refuse(path, status, code);

        var outputs = await atlas.TryAsync();

        Assert.Equal([name], outputs.Names(isAllowed: false));
        var message = outputs.Read(name).Text("message");
        Assert.StartsWith($"Atlas answered {status} to GET groups/", message, StringComparison.Ordinal);
        Assert.Contains($"({code}). Grant the role Project ", message, StringComparison.Ordinal);
        Assert.All(
            outputs.Objects("reads").Where(read => read.Text("name") != name), read => Assert.Null(read.Text("message")));
    }

    [Fact]
    public async Task Tries_nothing_more_where_Atlas_refuses_to_read_the_cluster()
    {
        var atlas = new ShopAtlas().Refuse(ShopAtlas.Cluster, 401, "USER_CANNOT_ACCESS_GROUP");

        var outputs = await atlas.TryAsync();

        Assert.Null(outputs.Text("clusterKind"));
        Assert.Equal(["getCluster"], outputs.Names(isAllowed: false));
        Assert.Equal([ShopAtlas.Cluster], atlas.Requests);
    }

    [Fact]
    public async Task Tries_nothing_more_where_Atlas_refuses_to_read_the_Flex_cluster()
    {
        var atlas = TriedReads.Of("flex").Refuse(ShopAtlas.Flex, 403, "USER_UNAUTHORIZED");

        var outputs = await atlas.TryAsync();

        Assert.Equal(["getCluster"], outputs.Names(isAllowed: true));
        Assert.Equal(["getFlexCluster"], outputs.Names(isAllowed: false));
        Assert.Equal([ShopAtlas.Cluster, ShopAtlas.Flex], atlas.Requests);
    }

    [Theory]
    [InlineData("replicaSet", ShopAtlas.Schedule, 404, "BACKUP_CONFIG_NOT_FOUND")]
    [InlineData("replicaSet", ShopAtlas.Snapshots, 400, "PROVIDER_BACKUP_NOT_SUPPORTED")]
    [InlineData("replicaSet", ShopAtlas.Exports, 404, "BACKUP_JOB_NOT_FOUND")]
    [InlineData("legacy", ShopAtlas.Checkpoints, 400, "CHECKPOINT_RESTORE_UNSUPPORTED_FOR_REPLICA_SETS")]
    public async Task Counts_a_read_as_allowed_where_there_is_nothing_to_read(
        string kind, string path, int status, string code)
    {
        var atlas = TriedReads.Of(kind).Refuse(path, status, code);

        var outputs = await atlas.TryAsync();

        Assert.Empty(outputs.Names(isAllowed: false));
        Assert.Equal(kind, outputs.Text("clusterKind"));
    }

    [Theory]
    [InlineData(ShopAtlas.Checkpoints, "CHECKPOINTS_ONLY_ON_CONTINOUS_BACKUP")]
    [InlineData(ShopAtlas.LegacySnapshots, "INCORRECT_BACKUP_API_ENDPOINT")]
    public async Task Does_not_take_a_cluster_without_backup_for_one_on_Legacy_Backup(string path, string code)
    {
        var atlas = TriedReads.Of("legacy").Refuse(path, 400, code);

        var outputs = await atlas.TryAsync();

        Assert.Equal("shardedCluster", outputs.Text("clusterKind"));
        Assert.Empty(outputs.Names(isAllowed: false));
    }

    [Theory]
    [InlineData(ShopAtlas.Cluster, 404, "CLUSTER_NOT_FOUND")]
    [InlineData(ShopAtlas.Cluster, 404, "GROUP_NOT_FOUND")]
    [InlineData(ShopAtlas.Snapshots, 409, "CANNOT_GET_BACKUP_CONFIG_INVALID_STATE")]
    [InlineData(ShopAtlas.Exports, 500, "UNEXPECTED_ERROR")]
    [InlineData(ShopAtlas.Schedule, 410, "VERSION_GONE")]
    public async Task Ends_as_an_error_where_a_read_fails_otherwise(string path, int status, string code)
    {
        var atlas = new ShopAtlas().Refuse(path, status, code);

        var failure = await Assert.ThrowsAsync<ProviderException>(() => atlas.TryAsync());

        Assert.StartsWith($"Atlas answered {status} to GET", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_repeats_a_secret_that_Atlas_repeats()
    {
        const string secret = "mdb_sa_sk_abcdefghijklmnop";
        var atlas = new ShopAtlas().Refuse(ShopAtlas.Exports, 403, $"NOT_FOR_{secret}");
        atlas.Held.AddToken(new Secret(secret));

        var outputs = await atlas.TryAsync();

        var message = outputs.Read("listBackupExports").Text("message");
        Assert.Contains("[secret]", message, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, message, StringComparison.Ordinal);
    }
}
