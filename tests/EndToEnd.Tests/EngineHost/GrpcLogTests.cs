using System.Text.Json.Nodes;
using AtlasBackup.EngineHost.GrpcLogs;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Values;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.EngineHost;

public sealed class GrpcLogTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("""{"a":"*"}""", """{"a":{"b":1}}""", true)]
    [InlineData("""{"a":1,"*":"*"}""", """{"a":1,"b":2}""", true)]
    [InlineData("""{"a":1}""", """{"a":1,"b":2}""", false)]
    [InlineData("""{"*":1}""", """{"a":1,"b":2}""", false)]
    [InlineData("""{"\\":"*"}""", "\"*\"", true)]
    [InlineData("""{"\\":"*"}""", "\"x\"", false)]
    [InlineData("""["*",2]""", "[1,2]", true)]
    [InlineData("""["*"]""", "[1,2]", false)]
    [InlineData("1", "1.0", true)]
    public void Compares_an_answer_with_a_pattern(string pattern, string actual, bool fits) =>
        Assert.Equal(fits, JsonPattern.Compare(JsonNode.Parse(pattern), JsonNode.Parse(actual)).Count == 0);

    [Fact]
    public async Task Replays_its_log_and_notices_a_changed_answer()
    {
        var provider = new FakeProvider
        {
            OnInvoke = (_, _) => throw new RpcException(new(StatusCode.NotFound, "nothing here")),
        };
        await using var server = await FakeProvider.ServeAsync(provider);
        await RecordAsync(FakeProvider.Attach(server) with { GrpcLogPath = _path });
        var entries = await ReplayEntry.ReadAsync(_path, cancellationToken: Cancellation);
        var options = FakeProvider.Attach(server) with { Handshake = false };
        await using var host = await PluginHost.StartAsync(options, Cancellation);

        var same = await new ReplayRunner(host).RunAsync(entries, Cancellation);
        provider.OnInvoke = (_, _) => throw new RpcException(new(StatusCode.NotFound, "nothing there"));
        var changed = await new ReplayRunner(host).RunAsync(entries, Cancellation);

        Assert.Empty(same);
        Assert.Contains("nothing there", Assert.Single(changed), StringComparison.Ordinal);
        Assert.Equal(
            ["Handshake", "Attach", "GetPluginInfo", "CheckConfig", "Configure", "Invoke", "Cancel"],
            entries.Select(entry => entry.Method));
    }

    [Fact]
    public async Task Writes_two_lines_for_each_call()
    {
        await using var server = await FakeProvider.ServeAsync(new());
        await RecordAsync(FakeProvider.Attach(server) with { GrpcLogPath = _path });

        var lines = (await File.ReadAllLinesAsync(_path, Cancellation)).Select(line => JsonNode.Parse(line)!).ToList();

        var invoke = lines.Where(line => Text(line, "method") == "/pulumirpc.ResourceProvider/Invoke").ToList();
        Assert.Equal(["request_started", "response_completed"], invoke.Select(line => Text(line, "progress")));
        Assert.Equal(
            """{"mode":"client","kind":"resource","name":"atlasbackup"}""",
            lines[0]["metadata"]!.ToJsonString());
        Assert.Equal("""{"return":{"a":1}}""", invoke[1]["response"]!.ToJsonString());
    }

    private static string Text(JsonNode line, string member) => line[member]!.GetValue<string>();

    private static async Task RecordAsync(PluginOptions options)
    {
        await using var host = await PluginHost.StartAsync(options, Cancellation);
        var session = await host.LoadAsync(cancellationToken: Cancellation);
        await session.Configured;
        await Record.ExceptionAsync(() => session.InvokeAsync("t:i:f", Properties.Of(("a", 1)), Cancellation));
        await host.StopAsync();
    }
}
