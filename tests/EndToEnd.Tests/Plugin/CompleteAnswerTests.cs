using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

public sealed class CompleteAnswerTests
{
    [Theory]
    [InlineData(Credentials.AccessToken)]
    [InlineData(Credentials.ServiceAccount)]
    [InlineData(Credentials.ApiKey)]
    public async Task Reads_a_checkpoint_with_every_kind_of_credentials(Credentials credentials)
    {
        await using var plugin = await PluginUnderTest.StartAsync(credentials);

        var checkpoint = await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        Assert.True(checkpoint.At("restorable")?.BoolValue);
        Assert.All(plugin.Atlas.Requests.All, request => Assert.True(request.IsExpected, request.ToString()));
    }

    [Fact]
    public async Task Gives_every_field_of_a_checkpoint()
    {
        await using var plugin = await PluginUnderTest.StartAsync();

        var checkpoint = await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        AssertFields(checkpoint, "clusterId completed groupId id links parts restorable started timestamp");
        AssertFields(checkpoint, "links.0", "href rel");
        AssertFields(checkpoint, "parts.0", "replicaSetName shardName tokenDiscovered tokenTimestamp typeName");
        AssertFields(checkpoint, "parts.0.tokenTimestamp", "date increment");
        Assert.Equal(4_294_967_295, checkpoint.At("parts.0.tokenTimestamp.increment")?.NumberValue);
        Assert.Equal("CONFIG_SERVER_REPLICA_SET", checkpoint.At("parts.3.typeName")?.StringValue);
    }

    [Fact]
    public async Task Gives_every_field_of_an_export()
    {
        await using var plugin = await PluginUnderTest.StartAsync();

        var export = await plugin.InvokeAsync(
            PluginUnderTest.Export,
            PluginUnderTest.Args(AtlasData.ShardedCluster, ("exportId", AtlasData.CompleteExportId)));

        AssertFields(
            export,
            "components createdAt customData exportBucketId exportStatus finishedAt id links prefix snapshotId state stateReason");
        AssertFields(export, "components.0", "exportId replicaSetName");
        AssertFields(export, "customData.0", "key value");
        AssertFields(export, "exportStatus", "exportedCollections totalCollections");
        AssertFields(export, "stateReason", "errorCode message");
        Assert.Equal(120, export.At("exportStatus.totalCollections")?.NumberValue);
        Assert.Equal("quarterly archive — 四半期", export.At("customData.0.value")?.StringValue);
    }

    [Fact]
    public async Task Gives_every_field_of_a_legacy_restore_job()
    {
        await using var plugin = await PluginUnderTest.StartAsync();

        var list = await plugin.InvokeAsync(
            PluginUnderTest.Restores,
            PluginUnderTest.Args(AtlasData.ShardedCluster, ("pageNum", 1), ("itemsPerPage", 1)));

        AssertFields(list, "links results totalCount");
        AssertFields(
            list,
            "results.0",
            "batchId clusterId clusterName created delivery deploymentJobId encryptionEnabled groupId hashes id links masterKeyUUID"
            + " snapshotId statusName timestamp");
        AssertFields(
            list,
            "results.0.delivery",
            "authHeader authValue expirationHours expires maxDownloads methodName statusName targetClusterId targetClusterName"
            + " targetGroupId url urlV2");
        AssertFields(list, "results.0.hashes.0", "fileName hash links typeName");
        AssertFields(list, "results.0.timestamp", "date increment");
        Assert.Equal(1_234, list.At("totalCount")?.NumberValue);
    }

    [Fact]
    public async Task Gives_every_field_of_a_tenant_restore()
    {
        await using var plugin = await PluginUnderTest.StartAsync();

        var list = await plugin.InvokeAsync(PluginUnderTest.TenantRestores, PluginUnderTest.Args(AtlasData.TenantCluster));

        AssertFields(list, "links results totalCount");
        AssertFields(
            list,
            "results.0",
            "clusterName deliveryType expirationDate id links projectId restoreFinishedDate restoreScheduledDate"
            + " snapshotFinishedDate snapshotId snapshotUrl status targetDeploymentItemName targetProjectId");
        Assert.Equal(5, list.At("results")?.ListValue.Values.Count);
    }

    [Fact]
    public async Task Leaves_out_what_is_absent_and_gives_lists_where_there_are_none()
    {
        await using var plugin = await PluginUnderTest.StartAsync();

        var bare = await plugin.InvokeAsync(
            PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs(AtlasData.BareCheckpointId));
        var odd = await plugin.InvokeAsync(
            PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs(AtlasData.OddCheckpointId));
        var export = await plugin.InvokeAsync(
            PluginUnderTest.Export,
            PluginUnderTest.Args(AtlasData.ShardedCluster, ("exportId", AtlasData.BareExportId)));

        Assert.Equal($$"""{"id":"{{AtlasData.BareCheckpointId}}","links":[],"parts":[]}""", Text(bare));
        Assert.Equal(
            $$"""{"id":"{{AtlasData.OddCheckpointId}}","links":[],"parts":[{"tokenTimestamp":{"date":"2026-11-20T06:01:30Z"},"typeName":"EMBEDDED_CONFIG_SERVER"}],"restorable":false}""",
            Text(odd));
        Assert.Equal(
            $$"""{"components":[],"customData":[],"exportBucketId":"{{AtlasData.ExportBucketId}}","id":"{{AtlasData.BareExportId}}","links":[],"state":"Paused"}""",
            Text(export));
    }

    [Fact]
    public async Task Gives_empty_lists_for_a_cluster_without_restores()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        var args = PluginUnderTest.Args(AtlasData.EmptyCluster);

        var restores = await plugin.InvokeAsync(PluginUnderTest.Restores, args);
        var tenant = await plugin.InvokeAsync(PluginUnderTest.TenantRestores, args);

        Assert.Empty(restores.At("results")!.ListValue.Values);
        Assert.Equal(0, restores.At("totalCount")?.NumberValue);
        Assert.Empty(tenant.At("results")!.ListValue.Values);
    }

    private static string Text(Struct outputs) => ValueText.ToText(outputs, indented: false);

    private static void AssertFields(Struct outputs, string names) =>
        Assert.Equal(names.Split(' '), outputs.Fields.Keys.Order(StringComparer.Ordinal));

    private static void AssertFields(Struct outputs, string path, string names) =>
        AssertFields(outputs.At(path)!.StructValue, names);
}
