using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.Lists;

namespace AtlasBackup.Core.Tests.Functions;

public sealed class ListPartTests
{
    [Fact]
    public async Task Disposes_the_parts_of_every_reading_when_the_list_is_written()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Page(1), List(4, NextIs(2), "a", "b")).Tell(Page(2), List(3, "", "d"))
            .Tell(Page(1), List(3, NextIs(2), "b", "c")).Tell(Page(2), List(3, "", "d"))
            .Tell(EndOf(1), List(null, "", "c"));
        using var writer = new CheckingWriter();

        await RunAsync(atlas, writer);

        Assert.Equal("b c d, total 3", Summary(writer.ToString()));
        Assert.Equal(0, writer.OpenParts);
    }

    [Theory]
    [InlineData("""{ "results": [{ "id": 7 }] }""")]
    [InlineData("""{ "results": [{ "id": """)]
    [InlineData("""{ "links": [{ "rel": "next", "href": "?pageNum=9" }], "results": [{ "id": "c" }] }""")]
    public async Task Disposes_the_parts_of_a_list_that_cannot_be_read(string lastPage)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Page(1), List(4, NextIs(2), "a", "b")).Tell(Page(2), lastPage);
        using var writer = new CheckingWriter();

        await Assert.ThrowsAsync<ProviderException>(() => RunAsync(atlas, writer));

        Assert.Equal(0, writer.OpenParts);
    }

    [Fact]
    public async Task Disposes_pages_that_arrive_after_the_read_has_ended()
    {
        using var writer = new CheckingWriter();
        var arrival = new TaskCompletionSource<ListPage>();
        using (var pages = new Prefetcher<ListPage>(
            (number, _) => number == 1 ? Task.FromResult(EmptyPage(writer)) : arrival.Task, most: 2, default))
        {
            (await pages.TakeAsync(1)).Dispose();
            pages.Expect(2);
        }

        arrival.SetResult(EmptyPage(writer));

        Assert.True(SpinWait.SpinUntil(() => writer.OpenParts == 0, TimeSpan.FromSeconds(30)));
    }

    private static ListPage EmptyPage(CheckingWriter writer) =>
        new(Answers.Of("{}"), writer.BeginPart(0), [], 0, Next: null, default, []);

    private static async Task RunAsync(LoopbackAtlas atlas, CheckingWriter writer)
    {
        using var client = atlas.Client();
        using var call = client.BeginCall();
        var function = Calls.Function("listLegacyRestoreJobs");
        await new FunctionRunner(call).RunAsync(
            function, Calls.Arguments(function.Name), writer, TestContext.Current.CancellationToken);
    }
}
