using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace AtlasBackup.Core.Tests;

/// <summary>Tokens and credentials that are no longer used but that a server repeats.</summary>
public sealed class HeldTokenTests : IAsyncLifetime
{
    private const string Export = "62f3a1c87e51ec1e0a4c1d9b";
    private const string Target = $"groups/{Calls.GroupId}/clusters/{Calls.ClusterName}/backup/exports/{Export}";
    private const string ClientSecret = "mdb_sa_sk_abcdefghijklmnopqrstuvwxyz";

    private readonly Core.Provider _provider =
        new(new FrontEnd("unit-tests", "with a flag"), new RecordingLog(), TimeProvider.System);

    private LoopbackAtlas? _started;

    private LoopbackAtlas Atlas => _started ?? throw new InvalidOperationException("Atlas has not been started");

    [Fact]
    public async Task Removes_all_earlier_and_current_tokens_and_credentials_from_errors()
    {
        // The first token is refused and replaced. Then another configuration replaces the account and its token.
        TellToken("refused-token-of-old");
        TellToken("second-token-of-old");
        Atlas.Tell(Target, "", 401).Tell(Target, $$"""{ "id": "{{Export}}" }""");
        ConfigureAccount();
        await RunAsync();
        var (left, returned) = (2, new TaskCompletionSource());
        Atlas.Tell("/api/oauth/revoke", TakeBack).Tell("/api/oauth/revoke", TakeBack);

        Task TakeBack(HttpContext context)
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                returned.SetResult();
            }

            return Task.CompletedTask;
        }

        _provider.Configure(new Dictionary<string, InputValue>
        {
            ["accessToken"] = InputValue.Of("third-token-made-elsewhere"),
            ["baseUrl"] = InputValue.Of(Atlas.BaseUrl.AbsoluteUri),
        });
        await returned.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        string[] held =
            ["refused-token-of-old", "second-token-of-old", ClientSecret, "third-token-made-elsewhere"];
        Atlas.Tell(Target, $$"""{ "detail": "{{string.Join(" and ", held)}}", "errorCode": "A" }""", 400);

        var failure = await Assert.ThrowsAsync<ProviderException>(RunAsync);

        Assert.Equal(
            $"Atlas answered 400 to GET {Target}: [secret] and [secret] and [secret] and [secret] (A).",
            failure.Message);
    }

    [Fact]
    public void Remembers_the_newest_tokens_and_each_only_once()
    {
        var held = new HeldSecrets();
        held.AddCredentials(new Credentials.AccessToken(new Secret("configured")));
        for (var number = 0; number < 1000; number++)
        {
            held.AddToken(new Secret($"token-{number}"));
            held.AddToken(new Secret("token-again"));
        }

        Assert.InRange(held.All.Count, 20, 500);
        Assert.Contains("configured", held.All);
        Assert.Contains("token-999", held.All);
        Assert.Single(held.All, "token-again");
    }

    [Fact]
    public void Remembers_the_credentials_that_are_sent_to_the_token_endpoint()
    {
        var held = new HeldSecrets();
        var account = new Credentials.ServiceAccount(new Secret("mdb_sa_id_1"), new Secret("mdb_sa_sk_1"));

        held.AddCredentials(account);
        held.AddCredentials(null);

        Assert.Equal(["mdb_sa_id_1", "mdb_sa_sk_1", account.Basic.Reveal()], held.All);
    }

    public async ValueTask InitializeAsync() => _started = await LoopbackAtlas.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await Atlas.DisposeAsync();
    }

    private void TellToken(string token) =>
        Atlas.Tell("/api/oauth/token", $$"""{ "access_token": "{{token}}", "expires_in": 3600 }""");

    private void ConfigureAccount() => _provider.Configure(new Dictionary<string, InputValue>
    {
        ["clientId"] = InputValue.Of("mdb_sa_id_5f1a2b3c4d5e6f7081920a0b"),
        ["clientSecret"] = InputValue.Of(ClientSecret),
        ["baseUrl"] = InputValue.Of(Atlas.BaseUrl.AbsoluteUri),
        ["maxRetries"] = InputValue.Of(0),
    });

    private Task RunAsync() => _provider.ReadExportAsync(Export);
}
