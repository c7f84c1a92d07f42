using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Faults;
using Pulumirpc;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

public sealed class LogTests
{
    private const int Calls = 20;

    [Fact]
    public async Task Sends_the_debug_lines_of_a_moment_together_and_the_last_ones_before_the_end()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        for (var call = 0; call < Calls; call++)
        {
            await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());
        }

        await plugin.Host.StopAsync();

        var messages = plugin.Host.Log.Entries
            .Where(entry => entry.Severity == LogSeverity.Debug)
            .Select(entry => entry.Message)
            .ToList();
        Assert.Equal(Calls, messages.Sum(message => message.Split('\n').Length));
        Assert.InRange(messages.Count, 1, Calls - 1);
    }

    [Fact]
    public async Task Says_first_what_came_first()
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
        await plugin.Host.StopAsync();

        Assert.Collection(
            plugin.Host.Log.Entries.Select(entry => entry.Message),
            message => Assert.StartsWith("getBackupCheckpoint: Atlas answered 503 in ", message, StringComparison.Ordinal),
            message => Assert.StartsWith("Atlas answered 503; trying again", message, StringComparison.Ordinal),
            message => Assert.StartsWith("getBackupCheckpoint: Atlas answered 200 in ", message, StringComparison.Ordinal));
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

        await plugin.Host.StopAsync();

        Assert.StartsWith(
            "the configuration key 'regoin' is not known",
            Assert.Single(plugin.Host.Log.Entries).Message,
            StringComparison.Ordinal);
        Assert.Empty(proxy.Requests);
    }
}
