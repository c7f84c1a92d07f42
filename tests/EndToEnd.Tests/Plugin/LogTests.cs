using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Faults;
using Pulumirpc;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

public sealed class LogTests
{
    private const int Calls = 20;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sends_a_debug_line_for_every_request()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        for (var call = 0; call < Calls; call++)
        {
            await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());
        }

        var lines = 0;
        await plugin.Host.Log.WaitForAsync(_ => (lines = DebugLines(plugin)) >= Calls, CancellationToken)
            .WaitAsync(PluginUnderTest.Long, CancellationToken);

        Assert.Equal(Calls, lines);
    }

    [Fact]
    public async Task Sends_log_lines_in_their_order()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        plugin.Atlas.Faults.Add(new Fault
        {
            Kind = FaultKind.Status,
            Status = 503,
            Times = 1,
            Headers = new Dictionary<string, string> { ["Retry-After"] = "0" },
        });

        await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());
        var host = new Uri(plugin.Atlas.BaseUrl).Authority;
        await plugin.WaitForLineAsync($"getBackupCheckpoint: {host} answered 200 in ");

        Assert.Collection(
            plugin.Host.Log.Entries.Select(entry => entry.Message),
            message => Assert.StartsWith($"getBackupCheckpoint: {host} answered 503 in ", message, StringComparison.Ordinal),
            message => Assert.StartsWith($"{host} answered 503; trying again", message, StringComparison.Ordinal),
            message => Assert.StartsWith($"getBackupCheckpoint: {host} answered 200 in ", message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reaches_the_engine_past_a_proxy()
    {
        using var proxy = new ConnectProxy();
        await using var plugin = await PluginUnderTest.StartAsync(
            Credentials.AccessToken,
            atlasOptions: null,
            new Dictionary<string, string?> { ["http_proxy"] = proxy.Url, ["all_proxy"] = proxy.Url },
            ("regoin", "a key that nobody knows"));

        await plugin.WaitForLineAsync("the configuration key 'regoin' is not known");

        Assert.Single(plugin.Host.Log.Entries);
        Assert.Empty(proxy.Requests);
    }

    private static int DebugLines(PluginUnderTest plugin) => plugin.Host.Log.Entries
        .Where(entry => entry.Severity == LogSeverity.Debug)
        .Sum(entry => entry.Message.Split('\n').Length);
}
