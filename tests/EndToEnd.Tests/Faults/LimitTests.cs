using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EngineHost.Values;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.EndToEnd.Tests.Faults;

public sealed class LimitTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keeps_forty_calls_within_a_limit_of_ten_and_says_once_that_it_waits()
    {
        await using var plugin = await PluginUnderTest.StartAsync(
            atlasOptions: new SimulatorOptions { RateLimitCapacity = 10, RateLimitPerMinute = 1_200 });

        await Task.WhenAll(Pages(40).Select(args => plugin.InvokeAsync(PluginUnderTest.Restores, args)));

        // The first sixteen requests are sent before the limit is known. Their answers tell the limit to all others.
        var refused = plugin.Atlas.Requests.Reads.Count(request => request.Status == 429);
        Assert.InRange(refused, 0, 16);
        await plugin.Host.StopAsync();
        var notices = plugin.Host.Log.Entries
            .Count(entry => entry.Message.Contains("trying again", StringComparison.Ordinal));
        Assert.Equal(refused > 0 ? 1 : 0, notices);
    }

    [Fact]
    public async Task Delays_no_call_for_the_limit_of_another_endpoint_set()
    {
        await using var plugin = await PluginUnderTest.StartAsync(config: ("maxRetries", 0));
        plugin.Atlas.Faults.Add(new Fault
        {
            Kind = FaultKind.Status,
            Status = 429,
            Times = 1,
            Headers = new Dictionary<string, string> { ["Retry-After"] = "60" },
        });
        var refused = await plugin.RefusalAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        // Requests of Legacy Backup are paused for a minute; those of Cloud Backups are not.
        var outputs = await plugin.InvokeAsync(PluginUnderTest.Restores, PluginUnderTest.Args(AtlasData.EmptyCluster))
            .WaitAsync(PluginUnderTest.Long, CancellationToken);

        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
        Assert.NotEmpty(outputs.Fields);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Keeps_to_the_limit_of_concurrent_requests(int most)
    {
        await using var plugin = await PluginUnderTest.StartAsync(config: ("maxConcurrentRequests", most));
        plugin.Atlas.Faults.Add(new Fault { Kind = FaultKind.StallHeaders });
        var calls = Task.WhenAll(Pages(24).Select(args => plugin.RefusalAsync(PluginUnderTest.Restores, args)));
        await plugin.WaitForRequestsAsync(most);
        for (var others = 0; others < 100; others++)
        {
            await plugin.Host.Provider.GetPluginInfoAsync(CancellationToken);
        }

        Assert.Equal(most, plugin.Atlas.Requests.All.Count);
        while (!calls.IsCompleted)
        {
            await plugin.Host.Provider.CancelAsync(cancellationToken: CancellationToken);
        }
    }

    [Fact]
    public async Task Warns_once_for_each_function_and_process_that_Atlas_removes_an_endpoint()
    {
        await using var plugin = await PluginUnderTest.StartAsync(atlasOptions: new SimulatorOptions
        {
            Deprecation = "Mon, 5 Aug 2024 00:00:00 GMT",
            Sunset = "Thu, 1 Jul 2027 00:00:00 GMT",
        });
        await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());
        await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        // Another provider of the same package may be configured in the same process.
        var second = await plugin.Host.LoadAsync(
            Properties.Of([("baseUrl", plugin.Atlas.BaseUrl), .. PluginUnderTest.SecretsOf(Credentials.ApiKey)]),
            cancellationToken: CancellationToken);
        await second.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs(), CancellationToken);
        await second.InvokeAsync(
            PluginUnderTest.Restores, PluginUnderTest.Args(AtlasData.EmptyCluster), CancellationToken);
        await plugin.WaitForLineAsync("listLegacyRestoreJobs reads an endpoint");
        await plugin.Host.StopAsync();

        Assert.Equal(
            [
                "getBackupCheckpoint reads an endpoint that Atlas has deprecated; Atlas removes it on 2027-07-01.",
                "listLegacyRestoreJobs reads an endpoint that Atlas has deprecated; Atlas removes it on 2027-07-01.",
            ],
            plugin.Host.Log.Entries
                .Where(entry => entry.Severity == LogSeverity.Warning)
                .Select(entry => entry.Message));
    }

    private static IEnumerable<Google.Protobuf.WellKnownTypes.Struct> Pages(int count) => Enumerable.Range(1, count)
        .Select(page => PluginUnderTest.Args(AtlasData.ShardedCluster, ("pageNum", page), ("itemsPerPage", 3)));
}
