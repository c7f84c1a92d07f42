using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

public sealed class ArgumentTests
{
    private const string Id = AtlasData.CompleteCheckpointId;

    [Fact]
    public async Task Names_every_bad_argument_and_asks_Atlas_nothing()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        var args = Properties.Of(("groupId", "prod"), ("clusterName", "../admin"), ("checkpointID", Id));

        var response = await plugin.InvokeRawAsync(PluginUnderTest.Checkpoint, args);

        Assert.Equal(
            [
                ("groupId", "expected 24 hexadecimal digits (0-9, a-f), got 'prod'"),
                ("clusterName", "expected a cluster name of letters, digits and hyphens, 64 at most, got '../admin'"),
                ("checkpointId", "is required"),
                ("checkpointID",
                    "is not an argument of getBackupCheckpoint, which takes groupId, clusterName, checkpointId, allowMissing"),
            ],
            response.Failures.Select(failure => (failure.Property, failure.Reason)));
        Assert.Empty(plugin.Atlas.Requests.All);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a%2fb")]
    [InlineData("データ")]
    [InlineData("orders\n")]
    [InlineData("-orders")]
    [InlineData("orders?x=y")]
    [InlineData("orders orders")]
    public async Task Refuses_cluster_names_that_could_become_another_request(string name)
    {
        await using var plugin = await PluginUnderTest.StartAsync();

        var response = await plugin.InvokeRawAsync(PluginUnderTest.Restores, PluginUnderTest.Args(name));

        Assert.Equal("clusterName", Assert.Single(response.Failures).Property);
        Assert.Empty(plugin.Atlas.Requests.All);
    }

    [Theory]
    [InlineData("pageNum", 0, "expected a whole number from 1, got 0")]
    [InlineData("pageNum", 1.5, "expected a whole number from 1, got 1.5")]
    [InlineData("itemsPerPage", 501, "expected a whole number from 1 to 500, got 501")]
    [InlineData("itemsPerPage", "ten", "expected a whole number from 1 to 500, got 'ten'")]
    [InlineData("includeCount", "yes", "expected true or false, got 'yes'")]
    [InlineData("batchId", "6501A2B3C4D5E6F708090A0B",
        "expected 24 hexadecimal digits (0-9, a-f), got '6501A2B3C4D5E6F708090A0B'")]
    [InlineData("batchId", "6501a2b3c4d5e6f708090a0b\n",
        "expected 24 hexadecimal digits (0-9, a-f), got '6501a2b3c4d5e6f708090a0b␊'")]
    [InlineData("groupId", 7, "expected 24 hexadecimal digits (0-9, a-f), got a number; put the ID in quotes")]
    [InlineData("groupId", null, "is required")]
    public async Task Describes_what_is_wrong_with_an_argument(string name, object? value, string reason)
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        var args = PluginUnderTest.Args(AtlasData.ShardedCluster);
        args.Fields[name] = Properties.From(value);

        var response = await plugin.InvokeRawAsync(PluginUnderTest.Restores, args);

        var failure = Assert.Single(response.Failures);
        Assert.Equal((name, reason), (failure.Property, failure.Reason));
    }

    [Fact]
    public async Task Does_not_show_a_secret_argument_that_is_wrong()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        var args = PluginUnderTest.Args(AtlasData.ShardedCluster, ("batchId", Properties.Secret("hush-hush")));

        var response = await plugin.InvokeRawAsync(PluginUnderTest.Restores, args);

        Assert.Equal(
            "expected 24 hexadecimal digits (0-9, a-f), got [secret]", Assert.Single(response.Failures).Reason);
    }

    [Fact]
    public async Task Names_the_functions_that_may_be_meant()
    {
        await using var plugin = await PluginUnderTest.StartAsync();

        var refusal = await plugin.RefusalAsync("atlasbackup:index:getBackup", new Struct());

        Assert.Equal(Grpc.Core.StatusCode.NotFound, refusal.StatusCode);
        Assert.Equal(
            "there is no function 'getBackup'; the most similar are getBackupExport, getCluster, getProject", refusal.Detail);
    }

    [Fact]
    public async Task Accepts_a_cluster_name_with_an_underscore()
    {
        await using var plugin = await PluginUnderTest.StartAsync();

        var refusal = await plugin.RefusalAsync(PluginUnderTest.Restores, PluginUnderTest.Args("a_cluster"));

        Assert.Contains("CLUSTER_NOT_FOUND", refusal.Detail, StringComparison.Ordinal);
    }
}
