using System.Net;
using System.Net.Sockets;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace AtlasBackup.Core.Tests.Atlas;

public sealed class AtlasClientTests
{
    private const string Target = "groups/g/clusters/c/things";
    private const string Foreign = $"HOST answered 200 to GET {Target}, not in Atlas's form: ";

    private static readonly AtlasRequest Request = new(Target, "", "2023-01-01", "g");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asks_in_the_version_of_the_endpoint_with_its_credentials_and_name()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        IHeaderDictionary? headers = null;
        atlas.Tell($"{Target}?a=b", context =>
        {
            headers = new HeaderDictionary(
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value));
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync("{}", Cancellation);
        });
        using var client = atlas.Client();

        var body = await client.ReadTextAsync(Request with { Query = "a=b" }, Cancellation);

        Assert.Equal("{}", body);
        Assert.Equal("application/vnd.atlas.2023-01-01+json", headers?.Accept);
        Assert.Equal("Bearer loopback-token", headers?.Authorization);
        Assert.Equal(Transports.UserAgent, headers?.UserAgent);
        Assert.Contains("gzip", headers?.AcceptEncoding.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/vnd.atlas.2023-01-01+json;charset=utf-8")]
    [InlineData("application/vnd.atlas.2022-12-31+json")]
    [InlineData("Application/JSON")]
    public async Task Accepts_every_JSON_media_type_that_Atlas_sends(string contentType)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Target, "{}", contentType: contentType);
        using var client = atlas.Client();

        var body = await client.ReadTextAsync(Request, Cancellation);

        Assert.Equal("{}", body);
    }

    [Theory]
    [InlineData("text/html", $"{Foreign}text/html, '{{}}'. {Failures.Foreign}")]
    [InlineData("", $"{Foreign}without a content type. {Failures.Foreign}")]
    [InlineData(
        "application/vnd.atlas.2024-08-05+json",
        $"the answer to GET {Target} is application/vnd.atlas.2024-08-05+json, newer than the 2023-01-01 that was "
            + "asked for.")]
    public async Task Refuses_an_answer_of_an_unrequested_media_type(string contentType, string message)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Target, "{}", contentType: contentType);
        using var client = atlas.Client();

        var failure = await Assert.ThrowsAsync<ProviderException>(() => client.ReadTextAsync(Request, Cancellation));

        Assert.Equal(
            (FailureKind.UnexpectedAnswer, message),
            (failure.Kind, failure.Line().Replace(atlas.BaseUrl.Authority, "HOST", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(101, "Switching Protocols")]
    [InlineData(201, "Created")]
    [InlineData(202, "Accepted")]
    [InlineData(203, "Non-Authoritative Information")]
    [InlineData(204, "No Content")]
    [InlineData(205, "Reset Content")]
    [InlineData(206, "Partial Content")]
    [InlineData(299, "no reason given")]
    [InlineData(304, "Not Modified")]
    public async Task Refuses_every_other_success_status(int status, string reason)
    {
        var atlas = ScriptedAtlas.InOrder(ScriptedAtlas.Answer((HttpStatusCode)status, "{}"));
        using var client = ClientOf(new Uri("https://atlas.test/"), Transports.Plain() with { Network = atlas });

        var failure = await Assert.ThrowsAsync<ProviderException>(() => client.ReadTextAsync(Request, Cancellation));

        Assert.Equal(FailureKind.UnexpectedAnswer, failure.Kind);
        Assert.Equal(
            $"Atlas answered {status} to GET {Target}: {reason}, where 200 was expected. "
                + "Check baseUrl, and whether a proxy changes the answers.",
            failure.Line());
    }

    [Theory]
    [InlineData(203)]
    [InlineData(206)]
    [InlineData(302)]
    public async Task Refuses_every_other_success_status_in_an_envelope(int status)
    {
        var atlas = ScriptedAtlas.InOrder(
            ScriptedAtlas.Answer(HttpStatusCode.OK, $$"""{ "status": {{status}}, "content": {} }"""));
        using var client = ClientOf(new Uri("https://atlas.test/"), Transports.Plain() with { Network = atlas });

        var failure = await Assert.ThrowsAsync<ProviderException>(() => client.ReadTextAsync(Request, Cancellation));

        Assert.StartsWith($"Atlas answered {status} to GET {Target}: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_when_Atlas_answered_by_its_own_clock()
    {
        var atlas = ScriptedAtlas.InOrder(
            ScriptedAtlas.Answer(HttpStatusCode.OK, "{}", ("Date", "Fri, 27 Nov 2026 03:00:00 GMT")),
            ScriptedAtlas.Answer(HttpStatusCode.OK, "{}"));
        using var client = ClientOf(new Uri("https://atlas.test/"), Transports.Plain() with { Network = atlas });

        using var dated = await client.GetAsync(Request, Cancellation);
        using var undated = await client.GetAsync(Request, Cancellation);

        Assert.Equal(new DateTimeOffset(2026, 11, 27, 3, 0, 0, TimeSpan.Zero), dated.Date);
        Assert.Null(undated.Date);
    }

    [Theory]
    [InlineData("Legacy Backup", "f")]
    [InlineData(null, "f")]
    [InlineData(null, "g")]
    public async Task Delays_no_read_for_the_limit_of_another_endpoint_set(string? endpointSet, string function)
    {
        var time = new TestTime();
        var atlas = ScriptedAtlas.InOrder(
            ScriptedAtlas.Answer(HttpStatusCode.TooManyRequests, "{}", ("Retry-After", "60")),
            ScriptedAtlas.Answer(HttpStatusCode.OK, "{}"));
        var transport = Transports.Plain(time) with { Network = atlas, AttemptTimeout = Timeout.InfiniteTimeSpan };
        using var client = ClientOf(new Uri("https://atlas.test/"), transport);
        var limited = Request with { RateLimitSet = function == "g" ? null : "Cloud Backups", Function = "f" };
        await Assert.ThrowsAsync<ProviderException>(() => client.ReadTextAsync(limited, Cancellation));

        var other = Request with { RateLimitSet = endpointSet, Function = function };
        var body = await client.ReadTextAsync(other, Cancellation).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        Assert.Equal("{}", body);
        Assert.Empty(time.Waits);
    }

    [Fact]
    public async Task Says_that_the_connection_was_refused_and_how_often_it_tried()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();
        using var client = ClientOf(new Uri($"http://{address}/"), Retrying(retries: 2));

        var failure = await Assert.ThrowsAsync<ProviderException>(() => client.ReadTextAsync(Request, Cancellation));

        Assert.Equal(FailureKind.Unavailable, failure.Kind);
        Assert.Equal($"could not reach {address}: the connection was refused (after 3 attempts)", failure.Message);
    }

    [Fact]
    public async Task Says_that_no_connection_was_made_in_time()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        var endpoint = listener.LocalEndPoint as IPEndPoint ?? throw new InvalidOperationException("bound to nothing");
        using var crowd = new Crowd(endpoint);
        var transport = Transports.Plain() with { ConnectTimeout = TimeSpan.FromMilliseconds(250) };
        using var client = ClientOf(new Uri($"http://{endpoint}/"), transport);

        var failure = await Assert.ThrowsAsync<ProviderException>(() => client.ReadTextAsync(Request, Cancellation));

        Assert.Equal(
            (FailureKind.TimedOut, $"could not reach {endpoint}: no connection within 0.25 s"), (
                failure.Kind, failure.Message));
    }

    [Fact]
    public async Task Says_that_an_answer_broke_off_and_tries_again_first()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Target, BreakOffAsync).Tell(Target, BreakOffAsync);
        using var client = atlas.Client(Retrying(retries: 1));

        var failure = await Assert.ThrowsAsync<ProviderException>(() => client.ReadTextAsync(Request, Cancellation));

        Assert.Equal(FailureKind.Unavailable, failure.Kind);
        Assert.StartsWith(
            $"could not reach {atlas.BaseUrl.Authority}: the ", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(" (after 2 attempts)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_an_answer_could_not_be_unpacked()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Target, "this is no gzip", headers: ("Content-Encoding", "gzip"));
        using var client = atlas.Client();

        var failure = await Assert.ThrowsAsync<ProviderException>(() => client.ReadTextAsync(Request, Cancellation));

        Assert.Equal(FailureKind.UnexpectedAnswer, failure.Kind);
        Assert.Equal(
            $"the answer from {atlas.BaseUrl.Authority} could not be decompressed. Check whether a proxy changes the answers.",
            failure.Line());
    }

    [Fact]
    public async Task Says_that_an_answer_is_too_large()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Target, new string(' ', (1024 * 1024) + 1));
        using var client = atlas.Client(Transports.Plain() with { MaxBodyBytes = 1024 * 1024 });

        var failure = await Assert.ThrowsAsync<ProviderException>(() => client.ReadTextAsync(Request, Cancellation));

        Assert.Equal(
            $"the answer is larger than 1 MB, from {atlas.BaseUrl.Authority}; for a list, ask for fewer itemsPerPage.",
            failure.Message);
    }

    [Fact]
    public async Task Gives_the_last_answer_when_trying_again_did_not_help()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Target, "", status: 502)
            .Tell(Target, """{ "detail": "Still busy.", "errorCode": "BUSY" }""", status: 503);
        using var client = atlas.Client(Retrying(retries: 1));

        var failure = await Assert.ThrowsAsync<ProviderException>(() => client.ReadTextAsync(Request, Cancellation));

        Assert.Equal(
            $"Atlas answered 503 to GET {Target}: Still busy (BUSY). Try again later; see "
                + "status.mongodb.com.", failure.Line());
    }

    [Fact]
    public async Task Sends_one_request_for_identical_reads_at_the_same_time()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        var mayAnswer = new TaskCompletionSource();
        atlas.Tell(Target, async context =>
        {
            await mayAnswer.Task;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("{}", Cancellation);
        });
        using var client = atlas.Client();

        var reads = Enumerable.Range(0, 64)
            .Select(async _ => await client.ReadTextAsync(Request, Cancellation))
            .ToList();
        mayAnswer.SetResult();
        await Task.WhenAll(reads);

        Assert.Single(atlas.Requests);
    }

    private static AtlasClient ClientOf(Uri baseUrl, Transport transport) => new(
        new Credentials.AccessToken(new Secret("token")), baseUrl, transport, new DeprecationNotice(transport.Log));

    private static Transport Retrying(int retries) => Transports.Plain(new TestTime { IsSwift = true }) with
    {
        MaxRetries = retries,
        AttemptTimeout = Timeout.InfiniteTimeSpan,
    };

    private static async Task BreakOffAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("{", Cancellation);
        await context.Response.Body.FlushAsync(Cancellation);
        context.Abort();
    }
}
