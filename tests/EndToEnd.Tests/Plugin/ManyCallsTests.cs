using System.Globalization;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

/// <summary>
/// The engine has one connection. A program's calls wait on it, and all other calls must still get through.
/// </summary>
public sealed class ManyCallsTests
{
    private const int Many = 1_000;
    private const int RequestsAtOnce = 16;

    // More threads than any pool needs, but far fewer than one for each call.
    private const int MostThreads = 200;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Serves_every_other_call_while_a_thousand_wait_and_ends_them_all_on_Cancel()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        var provider = plugin.Host.Provider;
        var calls = await BeginAsync(plugin, CancellationToken);

        var information = await provider.GetPluginInfoAsync(CancellationToken)
            .WaitAsync(PluginUnderTest.Long, CancellationToken);
        var schema = await provider.GetSchemaAsync(cancellationToken: CancellationToken)
            .WaitAsync(PluginUnderTest.Long, CancellationToken);
        var invoke = await provider.InvokeAsync(
            PluginUnderTest.Checkpoint, new Struct(), cancellationToken: CancellationToken)
            .WaitAsync(PluginUnderTest.Long, CancellationToken);
        var wereWaiting = calls.All(call => !call.IsCompleted);
        var ends = await CancelAsync(plugin, calls).WaitAsync(PluginUnderTest.Long, CancellationToken);

        Assert.Equal(PluginUnderTest.PluginVersion, information.Version);
        Assert.Contains(PluginUnderTest.Checkpoint, schema, StringComparison.Ordinal);
        Assert.NotEmpty(invoke.Failures);
        Assert.True(wereWaiting);
        Assert.All(ends, end => Assert.Equal(
            (StatusCode.Cancelled, "the call was cancelled"), (end.StatusCode, end.Detail)));
    }

    [Fact]
    public async Task Uses_no_thread_for_a_waiting_call()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the number of threads is read from /proc");
        await using var plugin = await PluginUnderTest.StartAsync();
        var calls = await BeginAsync(plugin, CancellationToken);
        await plugin.Host.Provider.GetPluginInfoAsync(CancellationToken)
            .WaitAsync(PluginUnderTest.Long, CancellationToken);

        var threads = await ThreadsAsync(plugin.Host.ProcessId);

        Assert.InRange(threads, 1, MostThreads);
        await CancelAsync(plugin, calls).WaitAsync(PluginUnderTest.Long, CancellationToken);
    }

    [Fact]
    public async Task Still_works_after_the_client_has_dropped_a_thousand_calls()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);
        var calls = await BeginAsync(plugin, end.Token);

        await end.CancelAsync();
        var ends = await Task.WhenAll(calls);
        plugin.Atlas.Faults.Clear();
        var later = await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs())
            .WaitAsync(PluginUnderTest.Long, CancellationToken);

        Assert.All(ends, status => Assert.Equal(StatusCode.Cancelled, status.StatusCode));
        Assert.NotEmpty(later.Fields);
    }

    // Atlas answers none of them: some wait for Atlas, and the others wait for these calls.
    private static async Task<IReadOnlyList<Task<Status>>> BeginAsync(
        PluginUnderTest plugin,
        CancellationToken cancellationToken)
    {
        await plugin.Session.Configured;
        plugin.Atlas.Faults.Add(new Fault { Kind = FaultKind.StallHeaders });
        var calls = Enumerable.Range(1, Many).Select(CallAsync).ToList();
        await plugin.WaitForRequestsAsync(RequestsAtOnce);
        return calls;

        async Task<Status> CallAsync(int page)
        {
            var exception = await Assert.ThrowsAsync<RpcException>(() => plugin.Host.Provider.InvokeAsync(
                PluginUnderTest.Restores,
                PluginUnderTest.Args(AtlasData.ShardedCluster, ("pageNum", page)),
                cancellationToken: cancellationToken));
            return exception.Status;
        }
    }

    // The next Cancel cancels a call that had not arrived yet.
    private static async Task<Status[]> CancelAsync(PluginUnderTest plugin, IReadOnlyList<Task<Status>> calls)
    {
        var ends = Task.WhenAll(calls);
        do
        {
            await plugin.Host.Provider.CancelAsync(cancellationToken: CancellationToken);
        }
        while (!ends.IsCompleted);

        return await ends;
    }

    private static async Task<int> ThreadsAsync(int processId)
    {
        var lines = await File.ReadAllLinesAsync($"/proc/{processId}/status", CancellationToken);
        var line = lines.Single(text => text.StartsWith("Threads:", StringComparison.Ordinal));
        return int.Parse(line.Split('\t')[1], CultureInfo.InvariantCulture);
    }
}
