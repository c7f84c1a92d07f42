using System.Collections.Concurrent;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace AtlasBackup.Core.Tests;

/// <summary>Configurations that follow one another, with a service account whose tokens are counted.</summary>
public sealed class ClientsTests : IAsyncLifetime
{
    private const int Configurations = 6;
    private const string Export = "62f3a1c87e51ec1e0a4c1d9b";
    private const string Target = $"groups/{Calls.GroupId}/clusters/{Calls.ClusterName}/backup/exports/{Export}";

    // The time after which a test fails instead of waiting forever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestTime _time = new();
    private readonly Core.Provider _provider;
    private readonly ConcurrentDictionary<string, bool> _lent = new();
    private readonly SemaphoreSlim _givenBack = new(0);
    private readonly TaskCompletionSource _end = new();
    private LoopbackAtlas? _started;
    private int _minted;

    public ClientsTests() =>
        _provider = new Core.Provider(new FrontEnd("unit-tests", "with a flag"), new RecordingLog(), _time);

    private LoopbackAtlas Atlas => _started ?? throw new InvalidOperationException("Atlas has not been started");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Revokes_the_token_of_every_configuration_and_fails_no_call_that_uses_it()
    {
        var calls = new List<Task>();
        for (var number = 0; number < Configurations; number++)
        {
            calls.Add(await ConfigureAndCallAsync());
        }

        Assert.Equal(Configurations, _lent.Count);
        _end.SetResult();
        await Task.WhenAll(calls).WaitAsync(Patience, Cancellation);
        await TakeBackAsync(Configurations - 1);
        await _provider.EndAsync().WaitAsync(Patience, Cancellation);

        Assert.Empty(_lent);
        Assert.Equal(Configurations, _minted);
    }

    [Fact]
    public async Task Revokes_at_the_end_the_tokens_that_calls_of_earlier_configurations_still_used()
    {
        var calls = new List<Task>();
        for (var number = 0; number < Configurations; number++)
        {
            calls.Add(await ConfigureAndCallAsync());
        }

        await _provider.EndAsync().WaitAsync(Patience, Cancellation);

        Assert.Empty(_lent);
        foreach (var call in calls)
        {
            Assert.Equal(
                FailureKind.Cancelled, (await Assert.ThrowsAsync<ProviderException>(() => call)).Kind);
        }
    }

    [Fact]
    public async Task Revokes_at_the_end_a_token_that_is_being_made()
    {
        var (asked, made) = (new TaskCompletionSource(), new TaskCompletionSource());
        Atlas.Tell("/api/oauth/token", async context =>
        {
            asked.SetResult();
            await made.Task;
            await MintAsync(context);
        });
        Configure(revocation: TakeBackAsync);
        var call = CallAsync();
        await asked.Task.WaitAsync(Patience, Cancellation);

        var end = _provider.EndAsync();
        await Assert.ThrowsAsync<ProviderException>(() => call);
        made.SetResult();
        await end.WaitAsync(Patience, Cancellation);

        Assert.Equal(1, _minted);
        Assert.Empty(_lent);
    }

    [Fact]
    public async Task Ends_in_time_when_the_revocation_is_not_answered()
    {
        var asked = new TaskCompletionSource();
        _end.SetResult();
        var call = await ConfigureAndCallAsync(async context =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        await call;

        var end = _provider.EndAsync();
        await asked.Task.WaitAsync(Patience, Cancellation);
        Assert.False(end.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(700));

        await end.WaitAsync(Patience, Cancellation);
    }

    [Fact]
    public async Task Makes_no_token_after_the_end()
    {
        Configure();
        await _provider.EndAsync();

        await Assert.ThrowsAsync<ProviderException>(CallAsync);
        Configure();
        await Assert.ThrowsAsync<ProviderException>(CallAsync);

        Assert.Empty(Atlas.Requests);
    }

    public async ValueTask InitializeAsync() => _started = await LoopbackAtlas.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await Atlas.DisposeAsync();
        _givenBack.Dispose();
    }

    // Returns when the call is under way at Atlas, with a token of its own configuration.
    private async Task<Task> ConfigureAndCallAsync(RequestDelegate? revocation = null)
    {
        var arrived = new TaskCompletionSource();
        Atlas.Tell("/api/oauth/token", MintAsync).Tell(Target, async context =>
        {
            Assert.Contains(_lent.Keys, token => context.Request.Headers.Authorization == $"Bearer {token}");
            arrived.SetResult();
            await _end.Task.WaitAsync(context.RequestAborted);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync($$"""{ "id": "{{Export}}" }""", Cancellation);
        });
        Configure(revocation ?? TakeBackAsync);
        var call = CallAsync();
        await arrived.Task.WaitAsync(Patience, Cancellation);
        return call;
    }

    private void Configure(RequestDelegate? revocation = null)
    {
        if (revocation is not null)
        {
            Atlas.Tell("/api/oauth/revoke", revocation);
        }

        _provider.Configure(new Dictionary<string, InputValue>
        {
            ["clientId"] = InputValue.Of("mdb_sa_id_5f1a2b3c4d5e6f7081920a0b"),
            ["clientSecret"] = InputValue.Of("mdb_sa_sk_abcdefghijklmnopqrstuvwxyz"),
            ["baseUrl"] = InputValue.Of(Atlas.BaseUrl.AbsoluteUri),
            ["maxRetries"] = InputValue.Of(0),
        });
    }

    private async Task MintAsync(HttpContext context)
    {
        var token = $"token-{Interlocked.Increment(ref _minted)}";
        _lent[token] = true;
        await context.Response.WriteAsync(
            $$"""{ "access_token": "{{token}}", "expires_in": 3600 }""", context.RequestAborted);
    }

    private async Task TakeBackAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        _lent.TryRemove($"{form["token"]}", out _);
        _givenBack.Release();
    }

    private async Task TakeBackAsync(int count)
    {
        for (var taken = 0; taken < count; taken++)
        {
            Assert.True(await _givenBack.WaitAsync(Patience, Cancellation));
        }
    }

    private Task CallAsync() => _provider.ReadExportAsync(Export);
}
