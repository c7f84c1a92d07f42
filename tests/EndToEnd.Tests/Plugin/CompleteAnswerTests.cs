using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

public sealed class CompleteAnswerTests
{
    public static TheoryData<string> Functions => [.. ContractFunction.All.Keys];

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
        Assert.All(
            plugin.Atlas.Requests.All.Except(plugin.Atlas.Requests.Reads),
            request => Assert.Equal("application/json", request.Accept));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Gives_every_field_that_the_schema_declares(string function)
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        var called = ContractFunction.All[function];

        var outputs = await plugin.InvokeAsync(called.Token, called.Args());

        var declared = SchemaFile.Paths(SchemaFile.Outputs(function)).Select(entry => entry.Path);
        Assert.Equal(declared.Order(), Paths(outputs, "").Distinct().Order());
        Assert.Empty(plugin.Atlas.Requests.Unexpected);
    }

    [Fact]
    public async Task Keeps_large_numbers_whole_numbers_with_a_fraction_and_text_in_any_script()
    {
        await using var plugin = await PluginUnderTest.StartAsync();

        var checkpoint = await plugin.InvokeAsync(
            PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs(AtlasData.OddCheckpointId));
        var export = await plugin.InvokeAsync(PluginUnderTest.Export, ExportArgs(AtlasData.CompleteExportId));
        var oddExport = await plugin.InvokeAsync(PluginUnderTest.Export, ExportArgs(AtlasData.OddExportId));
        var oddJobs = await plugin.InvokeAsync(
            PluginUnderTest.Restores, PluginUnderTest.Args(AtlasData.OddCluster));

        Assert.Equal(4_294_967_295, checkpoint.At("parts.1.tokenTimestamp.increment")?.NumberValue);
        Assert.Equal(120, oddExport.At("exportStatus.totalCollections")?.NumberValue);
        Assert.Equal(3, oddJobs.At("results.0.delivery.maxDownloads")?.NumberValue);
        Assert.Equal("quarterly archive — 四半期", export.At("customData.0.value")?.StringValue);
    }

    [Fact]
    public async Task Gives_as_many_results_as_Atlas_lists_and_its_count()
    {
        await using var plugin = await PluginUnderTest.StartAsync();

        var jobs = await plugin.InvokeAsync(
            PluginUnderTest.Restores,
            PluginUnderTest.Args(AtlasData.ShardedCluster, ("pageNum", 1), ("itemsPerPage", 1)));
        var restores = await plugin.InvokeAsync(
            PluginUnderTest.TenantRestores, PluginUnderTest.Args(AtlasData.TenantCluster));

        Assert.Single(jobs.At("results")!.ListValue.Values);
        Assert.Equal(1_234, jobs.At("totalCount")?.NumberValue);
        Assert.Equal(5, restores.At("results")?.ListValue.Values.Count);
    }

    [Fact]
    public async Task Leaves_out_absent_values_and_gives_empty_lists_for_absent_lists()
    {
        await using var plugin = await PluginUnderTest.StartAsync();

        var bare = await plugin.InvokeAsync(
            PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs(AtlasData.BareCheckpointId));
        var odd = await plugin.InvokeAsync(
            PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs(AtlasData.OddCheckpointId));
        var export = await plugin.InvokeAsync(PluginUnderTest.Export, ExportArgs(AtlasData.OddExportId));
        var jobs = await plugin.InvokeAsync(PluginUnderTest.Restores, PluginUnderTest.Args(AtlasData.OddCluster));
        var restores = await plugin.InvokeAsync(
            PluginUnderTest.TenantRestores, PluginUnderTest.Args(AtlasData.OddCluster));

        Assert.Equal($$"""{"found":true,"id":"{{AtlasData.BareCheckpointId}}","links":[],"parts":[]}""", Text(bare));
        Assert.Equal(
            $$"""{"found":true,"id":"{{AtlasData.OddCheckpointId}}","links":[],"parts":[{"tokenTimestamp":"""
            + """{"date":"2026-11-20T06:01:30Z"},"typeName":"EMBEDDED_CONFIG_SERVER"},{"tokenTimestamp":"""
            + """{"date":"2026-11-20T06:01:30Z","increment":4294967295}}],"restorable":false}""",
            Text(odd));
        Assert.Equal(
            """{"components":[],"customData":"""
            + $$"""[],"exportBucketId":"{{AtlasData.ExportBucketId}}","exportStatus":{"exportedCollections":"""
            + $$"""118,"totalCollections":120},"found":true,"id":"{{AtlasData.OddExportId}}","links":[],"state":"Paused"}""",
            Text(export));
        Assert.Equal(
            """{"clusterName":"odd-forms","delivery":{"maxDownloads":3,"methodName":"TAPE"},"hashes":"""
            + """[],"id":"650900000000000000000002","links":[],"statusName":"PAUSED","timestamp":"""
            + """{"date":"2026-11-20T06:42:00Z"}}""",
            Text(jobs.At("results.0")!.StructValue));
        Assert.Null(jobs.At("results.1.delivery"));
        Assert.Equal("CLOSED", restores.At("results.0.status")?.StringValue);
        Assert.Null(restores.At("results.0.restoreFinishedDate"));
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

    private static Struct ExportArgs(string id) => PluginUnderTest.Args(AtlasData.ShardedCluster, ("exportId", id));

    private static string Text(Struct outputs) => ValueText.ToText(outputs, indented: false);

    private static IEnumerable<string> Paths(Struct outputs, string prefix) => outputs.Fields.SelectMany(
        field => Below(field.Value.Unwrap(), prefix + field.Key).Prepend(prefix + field.Key));

    private static IEnumerable<string> Below(Value value, string path) => value.KindCase switch
    {
        Value.KindOneofCase.StructValue => Paths(value.StructValue, $"{path}."),
        Value.KindOneofCase.ListValue => value.ListValue.Values.SelectMany(item => Below(item, $"{path}[]")),
        _ => [],
    };
}
