using System.Net;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Core.Tests.Atlas.Http;

public sealed class RequestPipelineTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<Exception, string> Failures => new()
    {
        { new HttpRequestException(HttpRequestError.ConnectionError), "Unreachable" },
        { new IOException("broken"), "Unreachable" },
        { new TimeoutException("no answer within 1 s"), "TimedOut" },
        { new BodyTooLargeException(1), "TooLarge" },
        { new InvalidDataException("no gzip"), "NotUnpacked" },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task Gives_every_failure_as_one_kind_with_its_facts(Exception cause, string failure)
    {
        var state = new RequestState { Attempts = 3 };
        using var pipeline = new ScriptedAtlas(_ => throw cause).BehindPipeline();

        var thrown = await Assert.ThrowsAsync<TransportException>(
            () => pipeline.SendAsync(With(state), Cancellation));

        Assert.Equal(
            (failure, "atlas.test", 3, cause),
            (thrown.Failure.ToString(), thrown.Host, thrown.Attempts, thrown.Cause));
    }

    [Fact]
    public async Task Names_a_port_that_is_not_the_usual_one()
    {
        using var pipeline = new ScriptedAtlas(_ => throw new TimeoutException()).BehindPipeline();

        var thrown = await Assert.ThrowsAsync<TransportException>(
            () => pipeline.SendAsync(Get(new Uri("https://atlas.test:8443/api")), Cancellation));

        Assert.Equal("atlas.test:8443", thrown.Host);
    }

    [Fact]
    public async Task Passes_on_what_the_token_endpoint_said()
    {
        var token = new ScriptedAtlas(_ => throw new NoTokenException(new Refusal(
            "POST api/oauth/token", new AtlasError(401, null, null, []), null)));
        using var pipeline = token.BehindPipeline();

        await Assert.ThrowsAsync<NoTokenException>(() => pipeline.SendAsync(Get(), Cancellation));
    }

    [Fact]
    public async Task Is_cancelled_and_not_unreachable_when_the_caller_leaves()
    {
        using var cancel = new CancellationTokenSource();
        using var pipeline = new ScriptedAtlas((_, end) => Never(end)).BehindPipeline();
        var sending = pipeline.SendAsync(Get(), cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    private static async Task<HttpResponseMessage> Never(CancellationToken end)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, end);
        return Answer(HttpStatusCode.OK);
    }
}
