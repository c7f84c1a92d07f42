using System.Diagnostics;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Values;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

public sealed class LifeAndDeathTests
{
    private const int Many = 64;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Credentials.AccessToken, 0, 0)]
    [InlineData(Credentials.ServiceAccount, 1, 0)]
    [InlineData(Credentials.ApiKey, 0, 1)]
    public async Task Signs_in_once_for_sixty_four_calls_at_once(Credentials credentials, int tokens, int challenges)
    {
        await using var plugin = await PluginUnderTest.StartAsync(
            credentials, new SimulatorOptions { Delay = TimeSpan.FromMilliseconds(20) });

        // Every call requests another page, because identical reads would share one request.
        var lists = await Task.WhenAll(Enumerable.Range(1, Many).Select(page => plugin.InvokeAsync(
            PluginUnderTest.Restores,
            PluginUnderTest.Args(AtlasData.ShardedCluster, ("pageNum", page), ("itemsPerPage", 10)))));

        Assert.All(lists, list => Assert.Equal(10, list.At("results")!.ListValue.Values.Count));
        Assert.Equal((tokens, challenges), (plugin.Atlas.Counters.TokensMinted, plugin.Atlas.Counters.Challenges));
        Assert.Equal(Many + challenges, plugin.Atlas.Requests.Reads.Count);
    }

    [Fact]
    public async Task Makes_identical_reads_at_the_same_time_one_request()
    {
        await using var plugin = await PluginUnderTest.StartAsync(
            atlasOptions: new SimulatorOptions { Delay = TimeSpan.FromMilliseconds(200) });

        await Task.WhenAll(Enumerable.Range(0, Many).Select(_ =>
            plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs())));

        // The machine decides how many calls arrive during a request, but there must be at least one.
        Assert.InRange(plugin.Atlas.Requests.Reads.Count, 1, Many / 2);
    }

    [Fact]
    public async Task Revokes_the_token_and_exits_with_zero_when_the_engine_stops_it()
    {
        await using var plugin = await PluginUnderTest.StartAsync(Credentials.ServiceAccount);
        await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        var report = await plugin.Host.StopAsync();

        Assert.True(report.CancelAcknowledged);
        Assert.Equal(0, report.ExitCode);
        Assert.False(report.Killed);
        Assert.Equal(1, plugin.Atlas.Counters.TokensRevoked);
        Assert.Empty(plugin.Host.StandardOutput);
        Assert.Empty(plugin.Host.StandardError);
    }

    [Fact]
    public async Task Ends_at_an_interrupt_also_where_it_was_started_to_ignore_it()
    {
        var options = PluginUnderTest.Options with
        {
            Path = "/bin/sh",
            LeadingArguments = ["-c", "trap '' INT QUIT TERM; exec \"$0\" \"$@\"", PluginUnderTest.Path],
        };
        await using var host = await PluginHost.StartAsync(options, CancellationToken);

        var report = await host.StopAsync();

        Assert.False(report.Killed);
        Assert.Equal(0, report.ExitCode);
    }

    [Fact]
    public async Task Serves_two_engines_that_attach_one_after_the_other()
    {
        await using var plugin = await PluginHost.StartAsync(
            PluginUnderTest.Options with { PassEngineAddress = false }, CancellationToken);
        var options = PluginUnderTest.Options with { AttachTo = plugin.Address };

        for (var engine = 0; engine < 2; engine++)
        {
            await using var attached = await PluginHost.StartAsync(options, CancellationToken);
            Assert.NotEmpty(await attached.Provider.GetSchemaAsync(cancellationToken: CancellationToken));
            await attached.StopAsync();
        }

        Assert.False(plugin.HasExited);
    }

    [Fact]
    public async Task Refuses_an_engine_that_attaches_to_the_plugin_of_another_engine()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        var options = PluginUnderTest.Options with { AttachTo = plugin.Host.Address };

        var refusal = await Assert.ThrowsAsync<RpcException>(() => PluginHost.StartAsync(options, CancellationToken));

        Assert.Equal(StatusCode.PermissionDenied, refusal.StatusCode);
        var outputs = await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());
        Assert.NotEmpty(outputs.Fields);
    }

    [Fact]
    public async Task Runs_twice_side_by_side()
    {
        await using var first = await PluginUnderTest.StartAsync();
        await using var second = await PluginUnderTest.StartAsync(Credentials.ApiKey);

        var outputs = await Task.WhenAll(
            first.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs()),
            second.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs()));

        Assert.Equal(outputs[0], outputs[1]);
        Assert.NotEqual(first.Host.Address, second.Host.Address);
    }
}
