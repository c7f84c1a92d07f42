using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Plugin;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>A call that would wait much longer ends after Cancel. The benchmark measures how soon it ends.</summary>
public sealed class CancelTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Credentials.AccessToken, Leg.Api, FaultKind.StallHeaders)]
    [InlineData(Credentials.AccessToken, Leg.Api, FaultKind.StallBody)]
    [InlineData(Credentials.ServiceAccount, Leg.Token, FaultKind.StallHeaders)]
    [InlineData(Credentials.ServiceAccount, Leg.Token, FaultKind.StallBody)]
    [InlineData(Credentials.ApiKey, Leg.Challenge, FaultKind.StallHeaders)]
    public async Task Ends_a_call_that_Atlas_does_not_answer_and_serves_later_ones(
        Credentials credentials,
        Leg leg,
        FaultKind kind)
    {
        await using var plugin = await PluginUnderTest.StartAsync(credentials, config: ("requestTimeoutSeconds", 600));
        plugin.Atlas.Faults.Add(new Fault { Kind = kind, Leg = leg, Times = 1 });
        var call = CallAsync(plugin);
        await plugin.WaitForRequestsAsync(1);

        await CancelAsync(plugin, call);

        await plugin.Host.Provider.CancelAsync(cancellationToken: CancellationToken);
        var later = await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs())
            .WaitAsync(PluginUnderTest.Long, CancellationToken);
        Assert.NotEmpty(later.Fields);
    }

    [Fact]
    public async Task Ends_a_call_that_connects()
    {
        using var blackhole = new Blackhole();
        await using var plugin = await PluginUnderTest.StartAsync(
            config: [("baseUrl", $"http://{blackhole.EndPoint}"), ("maxRetries", 10)]);
        await plugin.Session.Configured;
        var call = CallAsync(plugin);

        // The test cannot see when the call has started to connect. If the call arrived after Cancel, Cancel is sent
        // again. Without Cancel the call would try for longer than the test waits.
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!call.IsCompleted)
        {
            await timer.WaitForNextTickAsync(CancellationToken);
            await plugin.Host.Provider.CancelAsync(cancellationToken: CancellationToken);
        }

        Assert.Equal(StatusCode.Cancelled, (await call).StatusCode);
    }

    [Fact]
    public async Task Ends_a_call_that_waits_to_try_again()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        plugin.Atlas.Faults.Add(Wait(503));
        var call = CallAsync(plugin);
        await plugin.WaitForLineAsync($"{new Uri(plugin.Atlas.BaseUrl).Authority} answered 503; trying again in ");

        await CancelAsync(plugin, call);
    }

    [Fact]
    public async Task Ends_a_call_that_waits_for_the_rate_limit()
    {
        await using var plugin = await PluginUnderTest.StartAsync(config: ("maxRetries", 0));
        plugin.Atlas.Faults.Add(Wait(429));
        var refused = await CallAsync(plugin);
        var call = CallAsync(plugin);
        await plugin.WaitForLineAsync("Atlas's rate limit for a project is used up; its requests resume ");

        await CancelAsync(plugin, call);

        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
    }

    private static Task<Status> CallAsync(PluginUnderTest plugin) =>
        plugin.RefusalAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

    private static async Task CancelAsync(PluginUnderTest plugin, Task<Status> call)
    {
        await plugin.Host.Provider.CancelAsync(cancellationToken: CancellationToken);
        var refusal = await call.WaitAsync(PluginUnderTest.Long, CancellationToken);

        Assert.Equal(StatusCode.Cancelled, refusal.StatusCode);
    }

    // Longer than the test waits.
    private static Fault Wait(int status) => new()
    {
        Kind = FaultKind.Status,
        Status = status,
        Times = 1,
        Headers = new Dictionary<string, string> { ["Retry-After"] = "300" },
    };
}
