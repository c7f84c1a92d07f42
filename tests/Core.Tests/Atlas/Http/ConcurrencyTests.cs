using System.Net;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Core.Tests.Atlas.Http;

public sealed class ConcurrencyTests
{
    // The time after which a test fails instead of waiting forever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Never_exceeds_the_limit_of_concurrent_requests()
    {
        var (underway, most) = (0, 0);
        var gate = new Lock();
        var atlas = new ScriptedAtlas(async (_, _) =>
        {
            lock (gate)
            {
                most = Math.Max(most, ++underway);
            }

            await Task.Yield();
            lock (gate)
            {
                underway--;
            }

            return Answer(HttpStatusCode.OK);
        });
        using var http = OfThree(atlas);

        await Task.WhenAll(
            Enumerable.Range(0, 200).Select(number => http.SendAsync(Of($"{number % 5}"), Cancellation)));

        Assert.InRange(most, 1, 3);
        Assert.Equal(200, atlas.Requests.Count);
    }

    [Fact]
    public async Task Uses_every_request_slot_and_frees_it_when_a_request_fails()
    {
        var gate = new TaskCompletionSource();
        var full = new CountdownEvent(3);
        var atlas = new ScriptedAtlas(async (_, _) =>
        {
            if (!gate.Task.IsCompleted)
            {
                full.Signal();
            }

            await gate.Task;
            throw new HttpRequestException("gone");
        });
        using var http = OfThree(atlas);

        var sending = Enumerable.Range(0, 9).Select(_ => http.SendAsync(Of("a"), Cancellation)).ToList();
        full.Wait(Patience, Cancellation);
        Assert.Equal(3, atlas.Requests.Count);
        gate.SetResult();

        foreach (var request in sending)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => request.WaitAsync(Patience, Cancellation));
        }

        Assert.Equal(9, atlas.Requests.Count);
    }

    private static HttpMessageInvoker OfThree(ScriptedAtlas atlas) => atlas.Behind(
        new RateLimitHandler(Transports.Plain(new TestTime()) with { MaxConcurrentRequests = 3 }));
}
