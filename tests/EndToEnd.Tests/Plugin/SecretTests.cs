using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Values;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

public sealed class SecretTests
{
    [Fact]
    public async Task Seals_download_links_and_their_keys_and_nothing_else()
    {
        await using var plugin = await PluginUnderTest.StartAsync();

        var restores = await plugin.InvokeAsync(PluginUnderTest.Restores, PluginUnderTest.Args(AtlasData.ShardedCluster));
        var tenant = await plugin.InvokeAsync(PluginUnderTest.TenantRestores, PluginUnderTest.Args(AtlasData.TenantCluster));

        var text = ValueText.ToText(restores) + ValueText.ToText(tenant);
        Assert.DoesNotContain(AtlasData.SecretMark, text, StringComparison.Ordinal);
        Assert.Equal(
            ["authValue", "url", "urlV2"],
            restores.At("results.0.delivery")!.StructValue.Fields.Where(field => field.Value.IsSecret()).Select(field => field.Key).Order());
        Assert.True(tenant.At("results.0.snapshotUrl")!.IsSecret());
        Assert.False(restores.At("results.0.delivery")!.IsSecret());
    }

    [Fact]
    public async Task Leaves_download_links_out_on_request_so_that_nothing_is_secret()
    {
        await using var plugin = await PluginUnderTest.StartAsync();

        var restores = await plugin.InvokeAsync(
            PluginUnderTest.Restores, PluginUnderTest.Args(AtlasData.ShardedCluster, ("omitDownloadLinks", true)));
        var tenant = await plugin.InvokeAsync(
            PluginUnderTest.TenantRestores, PluginUnderTest.Args(AtlasData.TenantCluster, ("omitDownloadLinks", true)));

        Assert.False(restores.ContainsSecrets());
        Assert.False(tenant.ContainsSecrets());
        Assert.DoesNotContain(AtlasData.SecretMark, restores.ToString() + tenant, StringComparison.Ordinal);
        Assert.Equal("X-Restore-Key", restores.At("results.0.delivery.authHeader")?.StringValue);
    }

    [Fact]
    public async Task Seals_what_repeats_a_secret_argument()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        var args = PluginUnderTest.CheckpointArgs();
        args.Fields["groupId"] = Properties.Secret(AtlasData.ProjectId);

        var checkpoint = await plugin.InvokeAsync(PluginUnderTest.Checkpoint, args);

        Assert.True(checkpoint.At("groupId")!.IsSecret());
        Assert.False(checkpoint.At("id")!.IsSecret());
        Assert.DoesNotContain(AtlasData.ProjectId, ValueText.ToText(checkpoint), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_show_a_secret_argument_in_an_error()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        var args = PluginUnderTest.CheckpointArgs("6502000000000000000000ff");
        args.Fields["checkpointId"] = Properties.Secret("6502000000000000000000ff");

        var refusal = await plugin.RefusalAsync(PluginUnderTest.Checkpoint, args);

        Assert.StartsWith(
            "Atlas answered 404 to GET groups/6501a2b3c4d5e6f708090a0b/clusters/orders-sharded/backupCheckpoints/[secret]: No checkpoint with ID [secret] exists",
            refusal.Detail,
            StringComparison.Ordinal);
    }
}
