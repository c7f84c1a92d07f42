using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EngineHost.Values;
using Pulumirpc;

namespace AtlasBackup.EndToEnd.Tests.Canaries;

/// <summary>
/// Distinctive credentials, tokens and download links are not visible anywhere, for every call and every failure: not
/// in unsealed answers, in errors, in logs of any level, on stdout and stderr, or in the list of processes.
/// </summary>
public sealed class CanaryTests
{
    // All functions read through the same code: each meets a part of the failures, and together they meet each often.
    private const int Parts = 5;

    public static TheoryData<Credentials> Ways => [Credentials.AccessToken, Credentials.ServiceAccount, Credentials.ApiKey];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Shows_no_secret_whatever_Atlas_answers(Credentials credentials)
    {
        await using var run = await CanaryRun.StartAsync(credentials);
        foreach (var (part, (token, args)) in CanaryFailures.Calls.Index())
        {
            await run.InvokeAsync(token, token, args);
            foreach (var (name, fault) in CanaryFailures.Faults(credentials).Where((_, index) => index % Parts == part % Parts))
            {
                run.Atlas.Faults.Add(fault);
                await run.InvokeAsync($"{token}: {name}", token, args);
                run.Atlas.Faults.Clear();
            }
        }

        // After this fault the next calls would have to wait.
        run.Atlas.Faults.Add(new Fault { Kind = FaultKind.Echo, Status = 429 });
        await run.InvokeAsync("429", PluginUnderTest.Checkpoint, CanaryFailures.Calls[PluginUnderTest.Checkpoint]);

        await AssertNothingIsSeenAsync(run, run.Refusals, atLeast: CanaryFailures.Calls.Count * 200 / Parts);
        Assert.Equal(
            SchemaFile.FunctionNames.Order(), CanaryFailures.Calls.Keys.Select(SchemaFile.ShortName).Order());
    }

    [Fact]
    public async Task Shows_no_secret_when_no_token_can_be_obtained()
    {
        await using var run = await CanaryRun.StartAsync(Credentials.ServiceAccount);
        foreach (var (name, fault) in CanaryFailures.Faults(Credentials.ServiceAccount))
        {
            // A refusal of the token endpoint is remembered for some time. A new configuration requests a token again.
            await run.ConfigureAsync(name, Inputs(run));
            run.Atlas.Faults.Add(fault with { Leg = Leg.Token });
            await run.InvokeAsync(name, PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());
            run.Atlas.Faults.Clear();
        }

        await AssertNothingIsSeenAsync(run, run.Refusals, atLeast: 200);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Shows_no_secret_of_arguments_and_configurations_that_are_wrong(Credentials credentials)
    {
        await using var run = await CanaryRun.StartAsync(credentials);
        foreach (var (token, args) in CanaryFailures.Arguments(credentials))
        {
            await run.InvokeAsync("arguments", token, args);
        }

        foreach (var fault in CanaryFailures.EchoesOfArgument())
        {
            run.Atlas.Faults.Add(fault);
            await run.InvokeAsync(
                "a secret argument",
                PluginUnderTest.Export,
                PluginUnderTest.Args(AtlasData.ShardedCluster, ("exportId", Properties.Secret(Canary.SecretId))));
            run.Atlas.Faults.Clear();
        }

        foreach (var inputs in CanaryFailures.Configurations(credentials))
        {
            await run.ConfigureAsync($"{inputs}", inputs);
            await run.InvokeAsync($"{inputs}", PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());
        }

        await AssertNothingIsSeenAsync(run, run.Refusals, atLeast: 60);
    }

    [Theory]
    [InlineData("https://atlas.test", "HTTPS_PROXY")]
    [InlineData("https://atlas.test", "ALL_PROXY")]
    [InlineData("https://127.0.0.1:1", null)]
    [InlineData("http://127.0.0.1:1", null)]
    public async Task Shows_no_secret_when_there_is_no_answer(string baseUrl, string? proxy)
    {
        var environment = new Dictionary<string, string?>();
        if (proxy is not null)
        {
            environment[proxy] = $"http://canary:{Canary.ProxyPassword}@127.0.0.1:1";
        }

        await using var run = await CanaryRun.StartAsync(
            Credentials.ServiceAccount, environment, ("baseUrl", baseUrl), ("maxRetries", 1));
        foreach (var (token, args) in CanaryFailures.Calls)
        {
            await run.InvokeAsync(token, token, args);
        }

        await AssertNothingIsSeenAsync(run, run.Refusals, atLeast: CanaryFailures.Calls.Count);
    }

    [Fact]
    public async Task Logs_at_every_level_and_shows_no_secret()
    {
        await using var run = await CanaryRun.StartAsync(Credentials.ServiceAccount, null, ("maxRetries", 1));
        run.Atlas.Faults.Add(new Fault
        {
            Kind = FaultKind.EchoCode,
            Status = 503,
            Times = 1,
        });
        await run.InvokeAsync("retried", PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());
        foreach (var level in new[] { LogSeverity.Debug, LogSeverity.Info, LogSeverity.Warning })
        {
            await run.Host.Log.WaitForAsync(entry => entry.Severity == level, TestContext.Current.CancellationToken)
                .WaitAsync(PluginUnderTest.Long, TestContext.Current.CancellationToken);
        }

        await AssertNothingIsSeenAsync(run, run.Host.Log.Entries.Count, atLeast: 3);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Shows_no_secret_in_the_progress_of_a_list_and_when_it_is_cancelled(Credentials credentials)
    {
        await using var run = await CanaryRun.StartAsync(credentials, null, ("maxConcurrentRequests", 1));
        var args = PluginUnderTest.Args(AtlasData.ShardedCluster, ("itemsPerPage", 1));
        run.Atlas.Faults.Add(new Fault { Kind = FaultKind.Delay, DelayMilliseconds = 400 });
        await run.InvokeAsync("a list that takes long", PluginUnderTest.Restores, args);
        await run.Host.Log
            .WaitForAsync(entry => entry.Ephemeral, TestContext.Current.CancellationToken)
            .WaitAsync(PluginUnderTest.Long, TestContext.Current.CancellationToken);
        run.Atlas.Faults.Clear();

        run.Atlas.Faults.Add(new Fault { Kind = FaultKind.StallHeaders });
        var before = run.Atlas.Requests.All.Count;
        var call = run.InvokeAsync("a list that is cancelled", PluginUnderTest.Restores, args);
        await run.WaitForRequestsAsync(before + 1);
        await run.Host.Provider.CancelAsync(cancellationToken: TestContext.Current.CancellationToken);
        await call.WaitAsync(PluginUnderTest.Long, TestContext.Current.CancellationToken);

        await AssertNothingIsSeenAsync(run, run.Refusals, atLeast: 1);
    }

    [Fact]
    public void Finds_a_canary_in_every_place()
    {
        Assert.False(Canary.IsIn("Atlas answered 401 to GET groups/g: no reason given (A). Check clientId."));
        Assert.All(
            SecretSpellings.All.Values,
            spell => Assert.True(Canary.IsIn($"Atlas answered 400: {spell(AtlasData.ClientSecret)[..^2]}…")));
    }

    private static async Task AssertNothingIsSeenAsync(CanaryRun run, int count, int atLeast)
    {
        var seen = await run.EndAsync();

        Assert.InRange(count, atLeast, int.MaxValue);
        Assert.Empty(
            seen.Where(one => Canary.IsIn(one.Text)).Select(one => $"{one.What}: {one.Text}"));
    }

    private static Google.Protobuf.WellKnownTypes.Struct Inputs(CanaryRun run) => Properties.Of(
        [("baseUrl", run.Atlas.BaseUrl), ("maxRetries", 0), .. PluginUnderTest.SecretsOf(run.Credentials)]);
}
