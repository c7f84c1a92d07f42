using System.Net;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Core.Tests.Atlas.Http;

public sealed class MemoryWaitTests
{
    private const int Size = 1024;

    // The time after which a test fails instead of waiting forever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly MemoryBudget _memory = new(Size);
    private readonly MemoryShare _oldest;
    private readonly MemoryShare _younger;

    public MemoryWaitTests() => (_oldest, _younger) = (_memory.Begin(), _memory.Begin());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Holds_no_request_slot_while_it_waits_for_memory()
    {
        var atlas = new ScriptedAtlas(_ => Answer(HttpStatusCode.OK));
        using var http = WithPlaces(1, atlas);
        _oldest.Add(Size);
        var state = Of(_younger);

        var waiting = http.SendAsync(With(state), Cancellation);
        await http.SendAsync(With(Of(_oldest)), Cancellation).WaitAsync(Patience, Cancellation);

        Assert.Equal(Stage.Memory, state.Stage);
        Assert.Single(atlas.Requests);
        _oldest.Subtract(1);
        await waiting.WaitAsync(Patience, Cancellation);
    }

    [Fact]
    public async Task Continues_when_its_call_is_the_oldest_however_much_memory_is_used()
    {
        using var http = WithPlaces(1, new ScriptedAtlas(_ => Answer(HttpStatusCode.OK)));
        _younger.Add(Size);
        var waiting = http.SendAsync(With(Of(_younger)), Cancellation);
        Assert.False(waiting.IsCompleted);

        _oldest.Dispose();

        await waiting.WaitAsync(Patience, Cancellation);
    }

    [Fact]
    public async Task Is_not_sent_when_memory_is_used_up_while_it_waits_for_a_request_slot()
    {
        var first = new TaskCompletionSource<HttpResponseMessage>();
        var answers = new Queue<Task<HttpResponseMessage>>([first.Task, Task.FromResult(Answer(HttpStatusCode.OK))]);
        var atlas = new ScriptedAtlas((_, _) => answers.Dequeue());
        using var http = WithPlaces(1, atlas);
        var sending = http.SendAsync(With(Of(_oldest)), Cancellation);
        var state = Of(_younger);
        var waiting = http.SendAsync(With(state), Cancellation);
        Assert.Equal(Stage.Place, state.Stage);

        _oldest.Add(Size);
        first.SetResult(Answer(HttpStatusCode.OK));
        await sending;
        Assert.True(SpinWait.SpinUntil(() => state.Stage == Stage.Memory, Patience));

        Assert.Single(atlas.Requests);
        _oldest.Dispose();
        await waiting.WaitAsync(Patience, Cancellation);
    }

    [Fact]
    public async Task Ends_when_its_caller_leaves()
    {
        using var leaving = new CancellationTokenSource();
        var atlas = new ScriptedAtlas(sent => throw Untold(sent));
        using var http = WithPlaces(1, atlas);
        _oldest.Add(Size);
        var waiting = http.SendAsync(With(Of(_younger)), leaving.Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Empty(atlas.Requests);
    }

    [Fact]
    public async Task Never_makes_the_token_endpoint_wait()
    {
        using var http = WithPlaces(1, new ScriptedAtlas(_ => Answer(HttpStatusCode.OK)));
        _memory.Add(Size);

        await http.SendAsync(Get(), Cancellation).WaitAsync(Patience, Cancellation);
    }

    [Fact]
    public async Task Counts_a_body_until_it_is_disposed()
    {
        using var http = Attempts(new ScriptedAtlas(_ => Streamed(new byte[100_000])));

        var response = await http.SendAsync(Get(), Cancellation);

        Assert.InRange(_memory.Used, 100_000, 200_000);
        response.Dispose();
        response.Dispose();
        Assert.Equal(0, _memory.Used);
    }

    [Fact]
    public async Task Does_not_count_a_body_that_broke_off()
    {
        using var http = Attempts(
            new ScriptedAtlas(_ => Streamed(new byte[100_000])), most: 50_000);

        await Assert.ThrowsAsync<BodyTooLargeException>(() => http.SendAsync(Get(), Cancellation));

        Assert.Equal(0, _memory.Used);
    }

    [Fact]
    public async Task Takes_no_memory_for_announced_bytes_before_they_arrive()
    {
        var come = new TaskCompletionSource();
        var body = new TestStream([1], _ => come.Task);
        using var http = Attempts(new ScriptedAtlas(_ => new HttpResponseMessage
        {
            Content = new StreamContent(body) { Headers = { ContentLength = 60 * 1024 * 1024 } },
        }));

        var sending = http.SendAsync(Get(), Cancellation);
        await body.Reached;

        Assert.InRange(_memory.Used, 1, 2 * 1024 * 1024);
        come.SetResult();
        (await sending).Dispose();
    }

    private static RequestState Of(MemoryShare memory) => new() { Memory = memory };

    private static HttpResponseMessage Streamed(byte[] body) => new()
    {
        Content = new StreamContent(new MemoryStream(body)),
    };

    private HttpMessageInvoker WithPlaces(int places, ScriptedAtlas atlas) =>
        atlas.Behind(new RateLimitHandler(Transports.Plain(new TestTime()) with
        {
            MaxConcurrentRequests = places,
            Memory = _memory,
        }));

    private HttpMessageInvoker Attempts(ScriptedAtlas atlas, int most = 64 * 1024 * 1024) => atlas.Behind(
        new AttemptHandler(Transports.Plain(new TestTime()) with { MaxBodyBytes = most, Memory = _memory }));
}
