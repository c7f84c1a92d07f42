using AtlasBackup.Provider.Pulumi;
using AtlasBackup.Provider.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Pulumirpc;

namespace AtlasBackup.Provider.Tests.Pulumi;

public sealed class EngineLogTests
{
    // A stopped clock, ahead of the clock that deadlines are compared with.
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow().AddDays(1));

    [Theory]
    [InlineData(" ")]
    [InlineData("a/b")]
    [InlineData("://")]
    [InlineData("%")]
    [InlineData("[::1")]
    [InlineData("a?b#c")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("unix:/tmp/engine")]
    [InlineData("unix:///tmp/engine")]
    [InlineData("user@127.0.0.1:1")]
    [InlineData("127.0.0.1:0")]
    [InlineData("127.0.0.1:99999")]
    [InlineData("a\nb:1")]
    public async Task Ends_with_success_for_every_engine_address(string address)
    {
        var log = new EngineLog(TimeProvider.System);
        log.Connect(address);
        log.Info("x");

        await log.FlushAsync(TimeSpan.Zero);
        await log.DisposeAsync();
    }

    [Fact]
    public async Task Sends_the_debug_lines_of_a_moment_together()
    {
        await using var engine = await TestEngine.StartAsync();
        await using var log = new EngineLog(_time);
        log.Connect(engine.Address);

        log.Debug("a");
        log.Debug("b");
        _time.Advance(TimeSpan.FromMilliseconds(200));
        log.Debug("c");
        _time.Advance(TimeSpan.FromMilliseconds(200));

        Assert.Equal((LogSeverity.Debug, "a\nb"), Shown(await engine.NextAsync()));
        Assert.Equal((LogSeverity.Debug, "c"), Shown(await engine.NextAsync()));
    }

    [Fact]
    public async Task Sends_what_waits_before_another_line_and_at_the_end()
    {
        await using var engine = await TestEngine.StartAsync();
        await using var log = new EngineLog(_time);
        log.Connect(engine.Address);

        log.Debug("a");
        log.Warning("b");
        log.Debug("c");
        await log.FlushAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(3, engine.Waiting);
        Assert.Equal((LogSeverity.Debug, "a"), Shown(await engine.NextAsync()));
        Assert.Equal((LogSeverity.Warning, "b"), Shown(await engine.NextAsync()));
        Assert.Equal((LogSeverity.Debug, "c"), Shown(await engine.NextAsync()));
    }

    private static (LogSeverity Severity, string Message) Shown(LogRequest line) => (line.Severity, line.Message);
}
