using System.Diagnostics;
using System.Net.Sockets;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Plugin;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Faults;

public sealed class EndTests
{
    private const int Many = 64;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Ends_with_success_on_a_signal_during_calls_and_closes_its_port(string signal)
    {
        await using var plugin = await PluginUnderTest.StartAsync(Credentials.ServiceAccount);
        plugin.Atlas.Faults.Add(new Fault { Kind = FaultKind.StallHeaders });
        var calls = Enumerable.Range(1, Many).Select(page => plugin.RefusalAsync(
            PluginUnderTest.Restores, PluginUnderTest.Args(AtlasData.ShardedCluster, ("pageNum", page)))).ToList();
        await plugin.WaitForRequestsAsync(17);

        Signal(plugin, signal);
        await plugin.Host.WaitForExitAsync(CancellationToken).WaitAsync(PluginUnderTest.Long, CancellationToken);
        var report = await plugin.Host.StopAsync();
        var refusals = await Task.WhenAll(calls);

        Assert.DoesNotContain(refusals, refusal => refusal.StatusCode == StatusCode.OK);
        Assert.Equal(0, report.ExitCode);
        Assert.Equal(SocketError.ConnectionRefused, await PluginUnderTest.ConnectAsync(plugin.Host.Address));
        Assert.Equal("", plugin.Host.StandardError);
    }

    [Fact]
    public async Task Makes_no_token_for_a_call_after_the_signal()
    {
        await using var plugin = await PluginUnderTest.StartAsync(Credentials.ServiceAccount);
        await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());
        plugin.Atlas.Faults.Add(new Fault { Kind = FaultKind.StallHeaders, Leg = Leg.Revoke });
        var requests = plugin.Atlas.Requests.All.Count;
        Signal(plugin, "TERM");
        await plugin.WaitForRequestsAsync(requests + 1);

        var refusal = await plugin.RefusalAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());
        await plugin.Host.WaitForExitAsync(CancellationToken).WaitAsync(PluginUnderTest.Long, CancellationToken);

        // On a busy machine the plugin may already have ended.
        Assert.True(
            refusal is { StatusCode: StatusCode.Unavailable }
                or { StatusCode: StatusCode.Cancelled, Detail: "the call was cancelled: the provider is ending" },
            refusal.ToString());
        Assert.Equal(1, plugin.Atlas.Counters.TokensMinted);
        Assert.Equal(requests + 1, plugin.Atlas.Requests.All.Count);
    }

    [Theory]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.ResetMidBody)]
    [InlineData(FaultKind.StallHeaders)]
    [InlineData(FaultKind.Status)]
    [InlineData(FaultKind.Html)]
    [InlineData(FaultKind.Redirect)]
    public async Task Ends_with_success_when_Atlas_does_not_revoke_the_token(FaultKind kind)
    {
        await using var plugin = await PluginUnderTest.StartAsync(Credentials.ServiceAccount);
        await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());
        plugin.Atlas.Faults.Add(new Fault { Kind = kind, Leg = Leg.Revoke, DelayMilliseconds = 1 });

        var report = await plugin.Host.StopAsync();

        Assert.Equal((0, false), (report.ExitCode, report.Killed));
        Assert.Equal("", plugin.Host.StandardError);
    }

    [Fact]
    public async Task Ends_with_success_when_the_answer_to_the_revocation_cannot_be_unpacked()
    {
        await using var plugin = await PluginUnderTest.StartAsync(Credentials.ServiceAccount);
        await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());
        plugin.Atlas.Faults.Add(new Fault
        {
            Kind = FaultKind.Status,
            Status = 200,
            Leg = Leg.Revoke,
            Body = "not packed at all",
            Headers = new Dictionary<string, string> { ["Content-Encoding"] = "gzip" },
        });

        var report = await plugin.Host.StopAsync();

        Assert.Equal((0, false), (report.ExitCode, report.Killed));
        Assert.Equal("", plugin.Host.StandardError);
    }

    private static void Signal(PluginUnderTest plugin, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{plugin.Host.ProcessId}"]);
    }
}
