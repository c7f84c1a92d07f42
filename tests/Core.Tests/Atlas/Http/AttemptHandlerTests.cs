using System.Net;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Core.Tests.Atlas.Http;

public sealed class AttemptHandlerTests
{
    // The time after which a test fails instead of waiting forever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestTime _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16_383)]
    [InlineData(16_384)]
    [InlineData(16_385)]
    [InlineData(1_000_000)]
    public async Task Reads_a_body_to_its_last_byte_whether_its_length_was_announced_or_not(int length)
    {
        var body = new string('x', length);
        foreach (var announced in new[] { true, false })
        {
            var answer = Answer(HttpStatusCode.OK, body);
            if (!announced)
            {
                answer.Content = new StreamContent(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body)));
                answer.Content.Headers.ContentLength = null;
                answer.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            }

            using var response = await SendAsync(new ScriptedAtlas(_ => answer));

            Assert.Equal(body, await response.Content.ReadAsStringAsync(Cancellation));
            Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task Ends_an_attempt_whose_answer_does_not_come()
    {
        var sending = SendAsync(new ScriptedAtlas((_, end) => Never(end)));
        var wait = await _time.NextWaitAsync();

        _time.Advance(wait);

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => sending.WaitAsync(Patience, Cancellation));
        Assert.Equal("no answer within 60 s", failure.Message);
        Assert.Equal(TimeSpan.FromSeconds(60), wait);
    }

    [Fact]
    public async Task Ends_an_attempt_whose_body_stalls()
    {
        var body = new TestStream("{\"links\":"u8.ToArray(), end => Never(end));
        var sending = SendAsync(new ScriptedAtlas(_ => new HttpResponseMessage { Content = new StreamContent(body) }));
        await body.Reached;

        _time.Advance(TimeSpan.FromSeconds(60));

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => sending.WaitAsync(Patience, Cancellation));
        Assert.Equal("no answer within 60 s", failure.Message);
    }

    [Fact]
    public async Task Reports_a_connection_that_could_not_be_made_in_time_as_a_time_out()
    {
        var atlas = new ScriptedAtlas(
            _ => throw new TaskCanceledException("connect", new TimeoutException("in other words")));

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => SendAsync(atlas));

        Assert.Equal("no connection within 10 s", failure.Message);
    }

    [Fact]
    public async Task Reports_a_cancelled_call_as_cancelled_and_not_as_timed_out()
    {
        using var cancel = new CancellationTokenSource();
        using var http = new ScriptedAtlas((_, end) => Never(end)).Behind(new AttemptHandler(Transports.Plain(_time)));
        var sending = http.SendAsync(Get(), cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Passes_on_that_a_body_broke_off()
    {
        var body = new TestStream("{"u8.ToArray(), _ => throw new IOException("connection reset by peer"));
        var atlas = new ScriptedAtlas(_ => new HttpResponseMessage { Content = new StreamContent(body) });

        var failure = await Assert.ThrowsAsync<IOException>(() => SendAsync(atlas));

        Assert.Equal("connection reset by peer", failure.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refuses_a_body_that_is_too_large_before_or_while_it_reads_it(bool isAnnounced)
    {
        const int Limit = 2 * 1024 * 1024;
        var content = new StreamContent(new MemoryStream(new byte[Limit + 1]));
        content.Headers.ContentLength = isAnnounced ? Limit + 1 : null;
        var transport = Transports.Plain(_time) with { MaxBodyBytes = Limit };

        var failure = await Assert.ThrowsAsync<BodyTooLargeException>(() =>
            SendAsync(new ScriptedAtlas(_ => new HttpResponseMessage { Content = content }), transport));

        Assert.Equal("the answer is larger than 2 MB", failure.Message);
    }

    [Fact]
    public async Task Accepts_a_body_of_exactly_the_largest_size()
    {
        var transport = Transports.Plain(_time) with { MaxBodyBytes = 100_000 };

        using var response = await SendAsync(
            new ScriptedAtlas(_ => Answer(HttpStatusCode.OK, new string('x', 100_000))), transport);

        Assert.Equal(100_000, (await response.Content.ReadAsByteArrayAsync(Cancellation)).Length);
    }

    [Fact]
    public async Task Counts_how_often_a_request_was_sent()
    {
        using var http = new ScriptedAtlas(_ => Answer(HttpStatusCode.OK)).Behind(
            new AttemptHandler(Transports.Plain(_time)));
        using var request = Get();

        await http.SendAsync(request, Cancellation);
        await http.SendAsync(request, Cancellation);

        Assert.Equal(2, request.State.Attempts);
    }

    private async Task<HttpResponseMessage> SendAsync(ScriptedAtlas atlas, Transport? transport = null)
    {
        using var http = atlas.Behind(new AttemptHandler(transport ?? Transports.Plain(_time)));
        return await http.SendAsync(Get(), Cancellation);
    }

    private static async Task<HttpResponseMessage> Never(CancellationToken end)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, end);
        throw new InvalidOperationException("infinity is over");
    }
}
