using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EngineHost.Values;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

public sealed class ListTests
{
    private static readonly int[] AllJobs = [.. Enumerable.Range(0, 1_234)];

    [Fact]
    public async Task Reads_all_pages_in_order_with_five_hundred_jobs_a_page()
    {
        await using var plugin = await PluginUnderTest.StartAsync();

        var list = await plugin.InvokeAsync(PluginUnderTest.Restores, PluginUnderTest.Args(AtlasData.ShardedCluster));

        Assert.Equal(AllJobs.Select(AtlasData.RestoreJobId), Ids(list));
        Assert.Equal(
            3,
            plugin.Atlas.Requests.Reads.Count(
                request => request.Query.Contains("itemsPerPage=500", StringComparison.Ordinal)));
        Assert.Equal("self", Assert.Single(list.At("links")!.ListValue.Values).StructValue.Fields["rel"].StringValue);
    }

    [Fact]
    public async Task Reads_exactly_the_page_that_is_asked_for()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        var args = PluginUnderTest.Args(AtlasData.ShardedCluster, ("pageNum", 2));

        var list = await plugin.InvokeAsync(PluginUnderTest.Restores, args);

        Assert.Equal(AllJobs.Skip(100).Take(100).Select(AtlasData.RestoreJobId), Ids(list));
        Assert.Equal(["self", "previous", "next"], list.At("links")!.ListValue.Values.Select(link => link.StructValue.Fields["rel"].StringValue));
        Assert.Equal("?pageNum=2", Assert.Single(plugin.Atlas.Requests.Reads).Query);
    }

    [Fact]
    public async Task Reads_the_jobs_of_one_batch()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        var args = PluginUnderTest.Args(AtlasData.ShardedCluster, ("batchId", AtlasData.BatchId(7)));

        var list = await plugin.InvokeAsync(PluginUnderTest.Restores, args);

        Assert.Equal(AllJobs.Skip(28).Take(AtlasData.JobsPerBatch).Select(AtlasData.RestoreJobId), Ids(list));
    }

    [Fact]
    public async Task Follows_the_links_when_there_is_no_count()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        var args = PluginUnderTest.Args(AtlasData.ShardedCluster, ("includeCount", false), ("itemsPerPage", 250));

        var list = await plugin.InvokeAsync(PluginUnderTest.Restores, args);

        Assert.Equal(AllJobs.Select(AtlasData.RestoreJobId), Ids(list));
        Assert.Null(list.At("totalCount"));
    }

    [Fact]
    public async Task Never_asks_another_host_for_the_next_page()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        plugin.Atlas.Faults.Add(new Fault { Kind = FaultKind.ForeignNext });

        var list = await plugin.InvokeAsync(PluginUnderTest.Restores, PluginUnderTest.Args(AtlasData.ShardedCluster));

        Assert.Equal(AllJobs.Length, Ids(list).Count());
    }

    [Fact]
    public async Task Reads_on_where_a_link_is_missing_but_the_count_says_that_there_is_more()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        plugin.Atlas.Faults.Add(new Fault { Kind = FaultKind.MissingNext });

        var list = await plugin.InvokeAsync(PluginUnderTest.Restores, PluginUnderTest.Args(AtlasData.ShardedCluster));

        Assert.Equal(AllJobs.Length, Ids(list).Count());
    }

    [Fact]
    public async Task Warns_when_the_count_is_higher_than_the_number_of_items_in_two_reads()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        plugin.Atlas.Faults.Add(new Fault { Kind = FaultKind.WrongTotal });

        var list = await plugin.InvokeAsync(PluginUnderTest.Restores, PluginUnderTest.Args(AtlasData.ShardedCluster));

        Assert.Equal(AllJobs.Length, Ids(list).Count());
        var warning = await plugin.Host.Log.WaitForAsync(
            entry => entry.Severity == Pulumirpc.LogSeverity.Warning, TestContext.Current.CancellationToken);
        Assert.Equal(
            "listLegacyRestoreJobs: Atlas counts 1241 but lists 1234; its count is an estimate.", warning.Message);
    }

    [Fact]
    public async Task Reads_a_list_again_that_shrank_while_it_was_read()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        plugin.Atlas.Faults.Add(new Fault { Kind = FaultKind.ShrinkPage, Page = 2, Times = 1 });

        var list = await plugin.InvokeAsync(PluginUnderTest.Restores, PluginUnderTest.Args(AtlasData.ShardedCluster));

        Assert.Equal(AllJobs.Select(AtlasData.RestoreJobId), Ids(list));
        Assert.True(plugin.Atlas.Requests.Reads.Count > 3);
    }

    [Theory]
    [InlineData(FaultKind.ShrinkPage, "the list changed while it was read, twice")]
    [InlineData(FaultKind.RepeatPage, "page 2 has only results of earlier pages")]
    public async Task Returns_no_incomplete_list(FaultKind kind, string reason)
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        plugin.Atlas.Faults.Add(new Fault { Kind = kind, Page = 2 });

        var refusal = await plugin.RefusalAsync(PluginUnderTest.Restores, PluginUnderTest.Args(AtlasData.ShardedCluster));

        Assert.Equal(StatusCode.Internal, refusal.StatusCode);
        Assert.Contains(reason, refusal.Detail, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Ids(Google.Protobuf.WellKnownTypes.Struct list) =>
        list.At("results")!.ListValue.Values.Select(job => job.StructValue.Fields["id"].StringValue);
}
