using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests;

/// <summary>The function that a front end runs for a report, and that no caller of a front end can run.</summary>
public sealed class InternalFunctionTests : IAsyncDisposable
{
    private const string Page = "?itemsPerPage=500&pageNum=1";
    private const string Empty = """{ "results": [], "totalCount": 0 }""";

    private static readonly FunctionRequest Request = new(
        "readProjectBackups", new Dictionary<string, InputValue> { ["groupId"] = InputValue.Of(Calls.GroupId) });

    private readonly Core.Provider _provider =
        new(new FrontEnd("unit-tests", "with a flag"), new RecordingLog(), TimeProvider.System);

    [Fact]
    public async Task A_front_end_runs_it_for_something_of_its_own()
    {
        await using var atlas = await StartAsync();

        var outputs = await RunAsync(Request with { IsInternal = true });

        Assert.Contains("no cluster was judged", outputs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Callers_are_told_that_there_is_no_such_function()
    {
        await using var atlas = await StartAsync();

        var failure = await Assert.ThrowsAsync<ProviderException>(() => RunAsync(Request));

        Assert.Equal(FailureKind.NotFound, failure.Kind);
        Assert.StartsWith("there is no function 'readProjectBackups'; the most similar are get", failure.Message);
        Assert.Throws<ProviderException>(() => Core.Provider.Check(Request.Function, Request.Values));
        Assert.Empty(atlas.Requests);
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    private async Task<LoopbackAtlas> StartAsync()
    {
        var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell($"groups/{Calls.GroupId}/clusters{Page}", Empty);
        atlas.Tell($"groups/{Calls.GroupId}/flexClusters{Page}", Empty);
        _provider.Configure(new Dictionary<string, InputValue>
        {
            ["accessToken"] = InputValue.Of("loopback-token"),
            ["baseUrl"] = InputValue.Of(atlas.BaseUrl.AbsoluteUri),
        });
        return atlas;
    }

    private async Task<string> RunAsync(FunctionRequest request)
    {
        using var writer = new CheckingWriter();
        using var memory = _provider.BeginMemory();
        await _provider.RunAsync(request, writer, memory, TestContext.Current.CancellationToken);
        return writer.ToString();
    }
}
