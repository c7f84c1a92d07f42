using System.Net;
using System.Text;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Core.Tests.Atlas;

public sealed class AtlasCallMemoryTests
{
    private const int Size = 1024 * 1024;

    // The time after which a test fails instead of waiting forever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly AtlasRequest Request = new("groups/g/clusters/c/things", "", "2023-01-01", "g");

    private readonly TestTime _time = new();
    private readonly MemoryBudget _memory = new(Size);
    private readonly MemoryShare _oldest;
    private readonly MemoryShare _younger;

    public AtlasCallMemoryTests() => (_oldest, _younger) = (_memory.Begin(), _memory.Begin());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Says_that_it_waited_for_memory_to_ask_for_more()
    {
        _oldest.Add(Size);
        using var client = ClientOf(new ScriptedAtlas(sent => throw Untold(sent)));
        using var call = client.BeginCall(_younger);

        var reading = call.GetAsync(Request, Cancellation);

        await AssertTimesOutAsync(reading);
    }

    [Fact]
    public async Task Does_not_start_to_read_an_answer_while_others_use_all_memory()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        using var client = ClientOf(new ScriptedAtlas((_, _) => answer.Task));
        using var call = client.BeginCall(_younger);
        var reading = call.GetAsync(Request, Cancellation);
        _oldest.Add(Size);

        answer.SetResult(Ok());

        Assert.False(reading.IsCompleted);
        _oldest.Dispose();
        (await reading.WaitAsync(Patience, Cancellation)).Dispose();
    }

    [Fact]
    public async Task Says_that_it_waited_for_memory_before_an_answer_and_disposes_the_answer()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        using var client = ClientOf(new ScriptedAtlas((_, _) => answer.Task));
        using var call = client.BeginCall(_younger);
        var reading = call.GetAsync(Request, Cancellation);
        _oldest.Add(Size);
        answer.SetResult(Ok());
        Assert.True(SpinWait.SpinUntil(() => _memory.Used > Size, Patience));

        await AssertTimesOutAsync(reading);

        Assert.True(SpinWait.SpinUntil(() => _memory.Used == Size, Patience));
    }

    [Fact]
    public async Task Gives_the_oldest_call_its_answers_however_much_memory_is_used()
    {
        using var client = ClientOf(new ScriptedAtlas(_ => Ok()));
        _younger.Add(Size);
        using var call = client.BeginCall(_oldest);

        (await call.GetAsync(Request, Cancellation).WaitAsync(Patience, Cancellation)).Dispose();
    }

    [Fact]
    public async Task Lets_a_read_go_on_that_waits_for_memory_when_an_older_call_asks_for_the_same()
    {
        var atlas = new ScriptedAtlas(_ => Ok());
        using var client = ClientOf(atlas);
        _memory.Add(Size);
        using var call = client.BeginCall(_younger);
        using var olderCall = client.BeginCall(_oldest);
        var reading = call.GetAsync(Request, Cancellation);
        Assert.Empty(atlas.Requests);

        (await olderCall.GetAsync(Request, Cancellation).WaitAsync(Patience, Cancellation)).Dispose();

        Assert.Single(atlas.Requests);
        _memory.Subtract(Size);
        (await reading.WaitAsync(Patience, Cancellation)).Dispose();
        Assert.Single(atlas.Requests);
    }

    [Fact]
    public async Task Does_not_start_to_read_an_answer_while_others_may_need_all_memory()
    {
        using var client = ClientOf(new ScriptedAtlas(_ => Ok(size: Size / 8)));
        using var call = client.BeginCall(_younger);
        using var youngestCall = client.BeginCall(_memory.Begin());
        var first = await call.GetAsync(Request, Cancellation);
        var second = youngestCall.GetAsync(Request with { Path = "other" }, Cancellation);
        Assert.True(SpinWait.SpinUntil(() => _memory.Used > Size, Patience));

        Assert.False(second.IsCompleted);
        first.Dispose();
        first.Dispose();
        (await second.WaitAsync(Patience, Cancellation)).Dispose();

        Assert.Equal(0, _memory.Used);
    }

    // As the network returns it: with a body that was not read yet.
    private static HttpResponseMessage Ok(int size = 2)
    {
        var body = Encoding.UTF8.GetBytes("{}".PadRight(size));
        var response = new HttpResponseMessage { Content = new StreamContent(new MemoryStream(body)) };
        response.Content.Headers.ContentType = new("application/json");
        return response;
    }

    private async Task AssertTimesOutAsync(Task<AtlasAnswer> reading)
    {
        _time.Advance(TimeSpan.FromSeconds(600));
        var failure = await Assert.ThrowsAsync<ProviderException>(() => reading.WaitAsync(Patience, Cancellation));
        Assert.Equal(FailureKind.TimedOut, failure.Kind);
        Assert.Equal(
            "no progress within 600 s (callTimeoutSeconds): waiting for older calls to free memory.", failure.Message);
    }

    private AtlasClient ClientOf(ScriptedAtlas atlas)
    {
        var transport = Transports.Plain(_time) with
        {
            Memory = _memory,
            Network = atlas,
            AttemptTimeout = Timeout.InfiniteTimeSpan,
        };
        return new AtlasClient(
            new Credentials.AccessToken(new Secret("token")),
            new Uri("https://atlas.test/"),
            transport,
            new DeprecationNotice(transport.Log));
    }
}
