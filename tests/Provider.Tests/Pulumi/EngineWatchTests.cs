using System.Net;
using System.Net.Sockets;
using AtlasBackup.Provider.Pulumi;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Provider.Tests.Pulumi;

public sealed class EngineWatchTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("engine.example:5000")]
    [InlineData("127.0.0.1")]
    public async Task Does_not_watch_an_invalid_address(string? address)
    {
        Assert.False(await new EngineWatch(address, new TestTime()).WaitAsync(Cancellation));
    }

    [Fact]
    public async Task Notices_that_the_engine_is_gone_at_the_second_refusal()
    {
        using var engine = new TcpListener(IPAddress.Loopback, 0);
        engine.Start();
        var address = $"{engine.LocalEndpoint}";
        engine.Stop();
        var time = new TestTime { IsSwift = true };

        var isGone = await new EngineWatch(address, time).WaitAsync(Cancellation);

        Assert.True(isGone);
        Assert.Equal([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2)], time.Waits);
    }

    [Fact]
    public async Task Continues_while_the_engine_listens_and_ends_when_watching_is_stopped()
    {
        using var engine = new TcpListener(IPAddress.Loopback, 0);
        engine.Start();
        var time = new TestTime();
        var watch = new EngineWatch($"{engine.LocalEndpoint}", time);
        var waiting = watch.WaitAsync(Cancellation);

        for (var round = 0; round < 3; round++)
        {
            time.Advance(await time.NextWaitAsync());
            using var connection = await engine.AcceptTcpClientAsync(Cancellation);
        }

        var last = await time.NextWaitAsync();
        watch.TurnOff();
        Assert.False(waiting.IsCompleted);
        time.Advance(last);

        Assert.False(await waiting);
    }
}
