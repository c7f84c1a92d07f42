using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests;

public sealed class InternalFunctionTests : IAsyncDisposable
{
    private readonly Core.Provider _provider =
        new(new FrontEnd("unit-tests", "with a flag"), new RecordingLog(), TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_an_internal_function_for_a_front_end_only()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        Configure(atlas);
        const string page = "?itemsPerPage=500&pageNum=1";
        atlas.Tell($"groups/{Calls.GroupId}/clusters{page}", """{ "results": [], "totalCount": 0 }""");
        atlas.Tell($"groups/{Calls.GroupId}/flexClusters{page}", """{ "results": [], "totalCount": 0 }""");
        var request = new FunctionRequest(
            "readProjectBackups", new Dictionary<string, InputValue> { ["groupId"] = InputValue.Of(Calls.GroupId) });
        using var writer = new CheckingWriter();
        using var memory = _provider.BeginMemory();

        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => _provider.RunAsync(request, writer, memory, Cancellation));
        var asked = atlas.Requests.Count;
        await _provider.RunAsync(request with { IsInternal = true }, writer, memory, Cancellation);

        Assert.Equal((FailureKind.NotFound, 0), (failure.Kind, asked));
        Assert.StartsWith("there is no function 'readProjectBackups'; the most similar are ", failure.Message);
        Assert.DoesNotContain("read", failure.Message.Split(';')[1], StringComparison.Ordinal);
        Assert.Throws<ProviderException>(() => Core.Provider.Check(request.Function, request.Values));
        Assert.Contains("no cluster was judged", writer.ToString(), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    private void Configure(LoopbackAtlas atlas) => _provider.Configure(new Dictionary<string, InputValue>
    {
        ["accessToken"] = InputValue.Of("loopback-token"),
        ["baseUrl"] = InputValue.Of(atlas.BaseUrl.AbsoluteUri),
        ["maxRetries"] = InputValue.Of(0),
    });
}
