using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Plugin;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Faults;

public sealed class EndTests
{
    private const int Many = 64;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ends_a_call_at_once_that_is_cancelled_while_it_connects()
    {
        using var blackhole = new Blackhole();
        await using var plugin = await PluginUnderTest.StartAsync(config: ("baseUrl", $"http://{blackhole.EndPoint}"));
        var call = plugin.RefusalAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        // Nothing tells that the call has come as far as the connection, so it is cancelled until it ends.
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!call.IsCompleted && await timer.WaitForNextTickAsync(CancellationToken))
        {
            await plugin.Host.Provider.CancelAsync(cancellationToken: CancellationToken);
        }

        Assert.Equal(StatusCode.Cancelled, (await call).StatusCode);
        Assert.True(watch.Elapsed < Soon, $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData(Credentials.ServiceAccount, Leg.Token)]
    [InlineData(Credentials.ApiKey, Leg.Challenge)]
    public async Task Signs_in_anew_after_a_call_that_was_cancelled_while_it_signed_in(Credentials credentials, Leg leg)
    {
        await using var plugin = await PluginUnderTest.StartAsync(credentials);
        plugin.Atlas.Faults.Add(new Fault { Kind = FaultKind.StallHeaders, Leg = leg, Times = 1 });
        var call = plugin.RefusalAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());
        await plugin.WaitForRequestsAsync(1);

        await plugin.Host.Provider.CancelAsync(cancellationToken: CancellationToken);
        var refusal = await call;
        var watch = Stopwatch.StartNew();
        var later = await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        Assert.Equal(StatusCode.Cancelled, refusal.StatusCode);
        Assert.NotEmpty(later.Fields);
        Assert.True(watch.Elapsed < Soon, $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Ends_well_on_a_signal_with_calls_under_way_and_leaves_no_port_open(string signal)
    {
        await using var plugin = await PluginUnderTest.StartAsync(Credentials.ServiceAccount);
        plugin.Atlas.Faults.Add(new Fault { Kind = FaultKind.StallHeaders });
        var calls = Enumerable.Range(1, Many).Select(page => plugin.RefusalAsync(
            PluginUnderTest.Restores, PluginUnderTest.Args(AtlasData.ShardedCluster, ("pageNum", page)))).ToList();
        await plugin.WaitForRequestsAsync(17);

        var watch = Stopwatch.StartNew();
        using var kill = Process.Start("kill", [$"-{signal}", $"{plugin.Host.ProcessId}"]);
        await plugin.Host.WaitForExitAsync(CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), CancellationToken);
        watch.Stop();
        var report = await plugin.Host.StopAsync();
        await Task.WhenAll(calls);

        Assert.True(watch.Elapsed < Soon, $"{watch.Elapsed}");
        Assert.Equal(0, report.ExitCode);
        Assert.Equal(SocketError.ConnectionRefused, await ConnectAsync(plugin.Host.Address));
        Assert.Equal("", plugin.Host.StandardError);
    }

    [Theory]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.ResetMidBody)]
    [InlineData(FaultKind.StallHeaders)]
    [InlineData(FaultKind.Status)]
    [InlineData(FaultKind.Html)]
    [InlineData(FaultKind.Redirect)]
    public async Task Ends_well_even_where_Atlas_does_not_take_the_token_back(FaultKind kind)
    {
        await using var plugin = await PluginUnderTest.StartAsync(Credentials.ServiceAccount);
        await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());
        plugin.Atlas.Faults.Add(new Fault { Kind = kind, Leg = Leg.Revoke, DelayMilliseconds = 1 });

        var report = await plugin.Host.StopAsync();

        Assert.Equal((0, false), (report.ExitCode, report.Killed));
        Assert.True(report.Elapsed < Soon, $"{report.Elapsed}");
        Assert.Equal("", plugin.Host.StandardError);
    }

    private static async Task<SocketError> ConnectAsync(string address)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPEndPoint.Parse(address), CancellationToken);
            return SocketError.Success;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode;
        }
    }
}
