using System.Text;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests;

/// <summary>The errors for calls that Atlas does not authorize, by the kind of credentials.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private const string Export = "62f3a1c87e51ec1e0a4c1d9b";
    private const string Target = $"groups/{Calls.GroupId}/clusters/{Calls.ClusterName}/backup/exports/{Export}";
    private const string Refusal = """{ "error": 401, "detail": "Not authorized.", "errorCode": "UNEXPECTED_ERROR" }""";
    private const string Answered = $"Atlas answered 401 to GET {Target}:";

    private const string Account = "a service account (clientId and clientSecret)";
    private const string Challenge = """Digest realm="MMS Public API", nonce="n", algorithm=MD5, qop="auth" """;

    private readonly Core.Provider _provider =
        new(new FrontEnd("unit-tests", "with a flag"), new RecordingLog(), TimeProvider.System);

    private LoopbackAtlas? _started;

    private LoopbackAtlas Atlas => _started ?? throw new InvalidOperationException("Atlas has not been started");

    [Theory]
    [InlineData("""Digest realm="r", nonce="n", qop="auth-int" """, "Digest (algorithm MD5, qop auth-int)")]
    [InlineData(
        """Digest realm="r", nonce="n", algorithm=SHA-512-256, qop="auth" """,
        "Digest (algorithm SHA-512-256, qop auth)")]
    [InlineData("""Digest realm="r", nonce="n", algorithm=MD5-sess""", "Digest (algorithm MD5-sess)")]
    [InlineData("""Digest realm="r" """, "Digest (without a nonce)")]
    [InlineData("Negotiate", "Negotiate")]
    [InlineData("Basic realm=\"proxy\", Bearer", "Basic, Bearer")]
    [InlineData("=", "something that is no challenge of HTTP")]
    public async Task Names_what_Atlas_asks_for_where_an_API_key_cannot_answer_it(string challenge, string offered)
    {
        Atlas.Tell(Target, Refusal, 401, "application/json", ("WWW-Authenticate", challenge.Trim()));
        ConfigureKey();

        var failure = await FailAsync();

        Assert.Equal(
            $"{Answered} to sign in it asks for {offered}, which an API key cannot answer; expected Digest with MD5 or "
                + $"SHA-256 and qop auth. Check baseUrl, and whether a proxy changes the answers; or use {Account}.",
            failure.Line());
        Assert.Equal(FailureKind.UnexpectedAnswer, failure.Kind);
    }

    [Fact]
    public async Task Says_that_the_API_key_was_not_used_when_no_challenge_asks_for_it()
    {
        Atlas.Tell(Target, Refusal, 401, "application/json");
        ConfigureKey();

        var failure = await FailAsync();

        Assert.Equal(
            $"{Answered} it names no way to sign in, so the API key was not used. "
                + $"Check baseUrl, and whether a proxy changes the answers; or use {Account}.",
            failure.Line());
    }

    [Fact]
    public async Task Says_that_every_nonce_was_refused_as_stale()
    {
        for (var answer = 0; answer < 5; answer++)
        {
            Atlas.Tell(
                Target, Refusal, 401, "application/json", ("WWW-Authenticate", $"{Challenge}, stale=true"));
        }

        ConfigureKey();

        var failure = await FailAsync();

        Assert.StartsWith(
            $"{Answered} it rejects each of its own nonces as stale, so no request can be signed. Check baseUrl",
            failure.Line(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_API_key_when_it_was_refused()
    {
        Atlas.Tell(Target, Refusal, 401, "application/json", ("WWW-Authenticate", Challenge));
        Atlas.Tell(Target, Refusal, 401, "application/json", ("WWW-Authenticate", Challenge));
        ConfigureKey();

        var failure = await FailAsync();

        Assert.Equal(
            "Check publicKey and privateKey, and that the API key may see the project.", $"{failure.Hint}");
        Assert.Equal(FailureKind.Unauthenticated, failure.Kind);
    }

    [Fact]
    public async Task Names_the_service_account_when_its_token_was_refused()
    {
        Atlas.Tell(Target, Refusal, 401, "application/json").Tell(Target, Refusal, 401, "application/json");
        for (var token = 1; token <= 2; token++)
        {
            Atlas.Tell("/api/oauth/token", $$"""{ "access_token": "minted-{{token}}", "expires_in": 3600 }""");
        }

        ConfigureAccount();

        var failure = await FailAsync();

        Assert.Equal(
            "Atlas does not accept the token that it made for the service account; "
                + "check that the account still exists and may see the project.",
            $"{failure.Hint}");
    }

    [Theory]
    [InlineData("""{ "exp": 1700000000 }""", "The access token expired on 2023-11-14 at 22:13 UTC.")]
    [InlineData(
        """{ "exp": 99999999999 }""",
        "The access token is wrong, was revoked or has expired: tokens of Atlas expire after an hour.")]
    [InlineData(
        """{ "exp": "soon" }""",
        "The access token is wrong, was revoked or has expired: tokens of Atlas expire after an hour.")]
    public async Task Says_that_an_access_token_has_expired_and_what_to_do(string claims, string state)
    {
        Atlas.Tell(Target, Refusal, 401, "application/json");
        var token = $"eyJhbGciOiJIUzI1NiJ9.{Encoded(claims)}.c2lnbmF0dXJl";
        Configure(("accessToken", token));

        var failure = await FailAsync();

        Assert.Equal(
            $"{state} Make a new one and set accessToken, or give {Account}, whose tokens are renewed.",
            $"{failure.Hint}");
    }

    [Theory]
    [InlineData("IP_ADDRESS_NOT_ON_ACCESS_LIST", "Add the address to the access list of the API key in Atlas.")]
    [InlineData("ORG_REQUIRES_ACCESS_LIST", "The organisation requires an access list; add one to the API key.")]
    public async Task Names_the_access_list_of_the_credentials_that_were_used(string code, string hint)
    {
        Atlas.Tell(Target, Refusal, 401, "application/json", ("WWW-Authenticate", Challenge));
        Atlas.Tell(Target, $$"""{ "detail": "No.", "errorCode": "{{code}}" }""", 403, "application/json");
        ConfigureKey();

        Assert.Equal(hint, $"{(await FailAsync()).Hint}");
    }

    [Theory]
    [InlineData("""minted\ntoken""")]
    [InlineData("""minted token""")]
    [InlineData("""minted\u0000token""")]
    [InlineData("""minted\u00fctoken""")]
    public async Task Says_that_a_token_cannot_be_used_without_showing_it(string token)
    {
        Atlas.Tell("/api/oauth/token", $$"""{ "access_token": "{{token}}", "expires_in": 3600 }""");
        ConfigureAccount();

        var failure = await FailAsync();

        Assert.Equal(
            "the access token that was made for the service account cannot be used: it contains a line break, a space "
                + "or another character that no token has. Check baseUrl, and whether a proxy changes the answers.",
            failure.Line());
    }

    public async ValueTask InitializeAsync() => _started = await LoopbackAtlas.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await Atlas.DisposeAsync();
    }

    private static string Encoded(string claims) => Convert.ToBase64String(Encoding.UTF8.GetBytes(claims))
        .TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private void ConfigureKey() =>
        Configure(("publicKey", "abcdefgh"), ("privateKey", "c9a7bd3e-6c2f-4f7e-9c3f-0f4c62a0a9d1"));

    private void ConfigureAccount() => Configure(
        ("clientId", "mdb_sa_id_5f1a2b3c4d5e6f7081920a0b"), ("clientSecret", "mdb_sa_sk_abcdefghijklmnopqrstuvwxyz"));

    private void Configure(params (string Name, string Value)[] credentials)
    {
        var values = credentials.ToDictionary(one => one.Name, one => InputValue.Of(one.Value));
        values["baseUrl"] = InputValue.Of(Atlas.BaseUrl.AbsoluteUri);
        values["maxRetries"] = InputValue.Of(0);
        _provider.Configure(values);
    }

    private Task<ProviderException> FailAsync() =>
        Assert.ThrowsAsync<ProviderException>(() => _provider.ReadExportAsync(Export));
}
