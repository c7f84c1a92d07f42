using System.Net;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Core.Tests.Atlas.Http.TestServiceAccount;
using static AtlasBackup.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Core.Tests.Atlas.Http;

public sealed class ServiceAccountTokensTests
{
    private const string NoToken =
        "atlas.test answered 200 to POST api/oauth/token, not in Atlas's form: application/json. " + Failures.Foreign;

    private readonly TestTime _time = new();
    private readonly TestServiceAccount _account = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Makes_a_token_as_Atlas_documents_it()
    {
        var endpoint = new ScriptedAtlas(_ => _account.Token());
        var tokens = Tokens(endpoint);

        var token = await tokens.GetAsync(Cancellation);

        Assert.Equal("token-1", token.Token.Reveal());
        Assert.Equal([new Sent("POST", MintPath, Basic, "grant_type=client_credentials")], endpoint.Requests);
    }

    [Fact]
    public async Task Makes_one_token_for_all_requests_that_ask()
    {
        var made = new TaskCompletionSource<HttpResponseMessage>();
        var endpoint = new ScriptedAtlas((_, _) => made.Task);
        var tokens = Tokens(endpoint);

        var asked = Enumerable.Range(0, 64).Select(_ =>
            Task.Run(() => tokens.GetAsync(Cancellation).AsTask())).ToList();
        made.SetResult(_account.Token());
        var given = await Task.WhenAll(asked);

        Assert.Single(endpoint.Requests);
        Assert.Single(given.Distinct());
    }

    [Theory]
    [InlineData(3600, 3239, 3241)]
    [InlineData(300, 239, 241)]
    [InlineData(60, 29, 31)]
    public async Task Replaces_a_token_before_it_expires(int lifetime, int stillGood, int replaced)
    {
        var endpoint = new ScriptedAtlas(_ => _account.Token($"{lifetime}"));
        var tokens = Tokens(endpoint);
        await tokens.GetAsync(Cancellation);

        _time.Advance(TimeSpan.FromSeconds(stillGood));
        var same = await tokens.GetAsync(Cancellation);
        _time.Advance(TimeSpan.FromSeconds(replaced - stillGood));
        var next = await tokens.GetAsync(Cancellation);

        Assert.Equal(("token-1", "token-2"), (same.Token.Reveal(), next.Token.Reveal()));
    }

    [Theory]
    [InlineData("0", 3_240)]
    [InlineData("-3600", 3_240)]
    [InlineData("-1e300", 3_240)]
    [InlineData("null", 3_240)]
    [InlineData("\"soon\"", 3_240)]
    [InlineData("\"NaN\"", 3_240)]
    [InlineData("[3600]", 3_240)]
    [InlineData("3600, \"expires_in\": true", 3_240)]
    [InlineData("\" 600 \"", 540)]
    [InlineData("600.5", 540.5)]
    [InlineData("\"600.5\"", 540.5)]
    [InlineData("0.25", 10)]
    [InlineData("1", 10)]
    [InlineData("\"1e999\"", 77_760)]
    [InlineData("31536000", 77_760)]
    [InlineData("9000000000000", 77_760)]
    [InlineData("1e300", 77_760)]
    [InlineData("1e999", 77_760)]
    public async Task Bounds_for_how_long_it_keeps_a_token(string lifetime, double seconds)
    {
        var endpoint = new ScriptedAtlas(_ => _account.Token(lifetime));
        var tokens = Tokens(endpoint);
        await tokens.GetAsync(Cancellation);

        _time.Advance(TimeSpan.FromSeconds(seconds - 1));
        await tokens.GetAsync(Cancellation);
        Assert.Single(endpoint.Requests);
        _time.Advance(TimeSpan.FromSeconds(2));
        await tokens.GetAsync(Cancellation);

        Assert.Equal(2, endpoint.Requests.Count);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(24)]
    public async Task Replaces_one_refused_token_a_minute_even_if_the_date_changes(int hours)
    {
        var tokens = Tokens(new ScriptedAtlas(_ => _account.Token()));
        var first = await tokens.GetAsync(Cancellation);
        Assert.True(tokens.Refuse(first));
        var second = await tokens.GetAsync(Cancellation);

        _time.DateError = TimeSpan.FromHours(hours);
        Assert.False(tokens.Refuse(second));
        _time.Advance(TimeSpan.FromSeconds(61));

        Assert.True(tokens.Refuse(second));
        Assert.Equal("token-3", (await tokens.GetAsync(Cancellation)).Token.Reveal());
    }

    [Fact]
    public async Task Asks_for_one_new_token_when_the_old_one_has_expired_while_the_machine_slept()
    {
        var endpoint = new ScriptedAtlas(_ => _account.Token());
        var tokens = Tokens(endpoint);

        // No clock shows that the token has expired, because the clock for durations stops while the machine sleeps.
        // Only a refusal of Atlas shows it.
        var expired = "";
        var atlas = new ScriptedAtlas(sent => Answer(
            sent.Authorization == expired ? HttpStatusCode.Unauthorized : HttpStatusCode.OK));
        using var http = atlas.Behind(new BearerHandler(tokens));
        for (var sleep = 1; sleep <= 3; sleep++)
        {
            using var before = await http.SendAsync(Get(), Cancellation);
            expired = $"Bearer token-{sleep}";
            _time.Advance(TimeSpan.FromMinutes(2));

            var after = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => http.SendAsync(Get(), Cancellation)));

            Assert.All(after, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
            Assert.Equal(sleep + 1, endpoint.Requests.Count);
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(24)]
    public async Task Keeps_a_token_for_its_lifetime_when_the_date_is_corrected(int hours)
    {
        var tokens = Tokens(new ScriptedAtlas(_ => _account.Token()));
        await tokens.GetAsync(Cancellation);

        _time.DateError = TimeSpan.FromHours(hours);
        var same = await tokens.GetAsync(Cancellation);
        _time.Advance(TimeSpan.FromSeconds(3_241));
        var next = await tokens.GetAsync(Cancellation);

        Assert.Equal(("token-1", "token-2"), (same.Token.Reveal(), next.Token.Reveal()));
    }

    [Fact]
    public async Task Remembers_a_refusal_for_a_while_and_then_asks_again()
    {
        var endpoint = InOrder(
            Answer(HttpStatusCode.Unauthorized, """{"error_description":"Invalid.","error":"invalid_client"}"""),
            _account.Token());
        var tokens = Tokens(endpoint);
        await Assert.ThrowsAsync<NoTokenException>(() => tokens.GetAsync(Cancellation).AsTask());

        _time.Advance(TimeSpan.FromSeconds(9));
        await Assert.ThrowsAsync<NoTokenException>(() => tokens.GetAsync(Cancellation).AsTask());
        Assert.Single(endpoint.Requests);
        _time.Advance(TimeSpan.FromSeconds(2));
        var token = await tokens.GetAsync(Cancellation);

        Assert.Equal("token-1", token.Token.Reveal());
    }

    [Fact]
    public async Task Makes_the_token_for_the_others_when_the_one_who_asked_first_leaves()
    {
        using var leaving = new CancellationTokenSource();
        var made = new TaskCompletionSource<HttpResponseMessage>();
        var tokens = Tokens(new ScriptedAtlas((_, end) => made.Task.WaitAsync(end)));
        var first = tokens.GetAsync(leaving.Token).AsTask();
        var second = tokens.GetAsync(Cancellation).AsTask();

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        made.SetResult(_account.Token());

        Assert.Equal("token-1", (await second).Token.Reveal());
    }

    [Theory]
    [InlineData(401, """{"error_description":"Invalid credentials provided.","error":"invalid_client"}""",
        "Atlas answered 401 to POST api/oauth/token: Invalid credentials provided (invalid_client). "
        + "Check clientId and clientSecret; the secret may have expired.")]
    [InlineData(400, """{"error":"unsupported_grant_type"}""",
        "Atlas answered 400 to POST api/oauth/token: Bad Request (unsupported_grant_type).")]
    [InlineData(403, """{"error":"access_denied","error_description":"Access Token limit reached."}""",
        "Atlas answered 403 to POST api/oauth/token: Access Token limit reached (access_denied). The service account "
            + "has 100 active "
        + "tokens, all it may have; they expire within the hour, or use another one.")]
    [InlineData(429, """{"detail":"Resource /api/oauth/token is limited.","error":429,"errorCode":"RATE_LIMITED"}""",
        "Atlas answered 429 to POST api/oauth/token: Resource /api/oauth/token is limited (RATE_LIMITED). "
        + "Wait, or lower maxConcurrentRequests.")]
    [InlineData(500, """{"error":"server_error","error_description":"Unexpected error."}""",
        "Atlas answered 500 to POST api/oauth/token: Unexpected error (server_error). Try again later; see "
            + "status.mongodb.com.")]
    [InlineData(200, "<html>", NoToken)]
    [InlineData(200, "{}", NoToken)]
    [InlineData(200, """{"access_token":"","expires_in":3600}""",
        NoToken)]
    public async Task Says_why_there_is_no_token(int status, string body, string message)
    {
        var tokens = Tokens(InOrder(Answer((HttpStatusCode)status, body)));

        var failure = await Assert.ThrowsAsync<NoTokenException>(() => tokens.GetAsync(Cancellation).AsTask());

        Assert.Equal(message, AtlasErrors.NoToken(failure.Refusal).Line());
    }

    private ServiceAccountTokens Tokens(ScriptedAtlas endpoint) => TestServiceAccount.Tokens(endpoint, _time);
}
