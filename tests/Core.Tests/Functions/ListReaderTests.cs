using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.Lists;

namespace AtlasBackup.Core.Tests.Functions;

public sealed class ListReaderTests
{
    private const string Restores = $"groups/{Calls.GroupId}/clusters/{Calls.ClusterName}/backup/tenant/restores";
    private const string NextWithoutNumber = "https://cloud.mongodb.com/somewhere?includeCount=true";
    private const string BatchId = "5f1a2b3c4d5e6f7081920aff";

    [Fact]
    public async Task Reads_all_pages_in_order()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Page(1), List(5, NextIs(2), "a", "b"))
            .Tell(Page(2), List(5, NextIs(3), "c", "d"))
            .Tell(Page(3), List(5, "", "e"))
            .Tell(EndOf(1), List(null, "", "b"))
            .Tell(EndOf(2), List(null, "", "d"));

        var outputs = await ReadAsync(atlas);

        Assert.Equal("a b c d e, total 5", outputs);
        Assert.Empty(atlas.Log.Warnings);
    }

    [Fact]
    public async Task Requests_pages_of_500_with_all_other_arguments()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell($"{Jobs}?includeCount=true&batchId={BatchId}&itemsPerPage=500&pageNum=1", List(1, "", "a"));

        await atlas.RunAsync(
            "listLegacyRestoreJobs",
            ("batchId", InputValue.Of(BatchId)),
            ("includeCount", InputValue.Of(true)),
            ("omitDownloadLinks", InputValue.Of(true)));

        Assert.Single(atlas.Requests);
    }

    [Fact]
    public async Task Asks_for_pages_of_the_size_that_was_given_once()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell($"{Jobs}?itemsPerPage=2&pageNum=1", List(3, NextIs(2, size: 2), "a", "b"))
            .Tell($"{Jobs}?itemsPerPage=2&pageNum=2", List(3, "", "c"))
            .Tell(SmallEnds, List(null, "", "a", "b", "c"));

        var outputs = await ReadAsync(atlas, ("itemsPerPage", InputValue.Of(2)));

        Assert.Equal("a b c, total 3", outputs);
    }

    [Fact]
    public async Task Reads_more_pages_than_it_fetches_ahead()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        foreach (var page in Enumerable.Range(1, 30))
        {
            atlas.Tell(
                $"{Jobs}?itemsPerPage=1&pageNum={page}",
                List(30, page < 30 ? NextIs(page + 1, size: 1) : "", $"j{page}"));
        }

        atlas.Tell(SmallEnds, List(null, "", Ids(1, 30)));

        var outputs = await ReadAsync(atlas, ("itemsPerPage", InputValue.Of(1)));

        Assert.Equal($"{string.Join(' ', Enumerable.Range(1, 30).Select(page => $"j{page}"))}, total 30", outputs);
        Assert.Equal(31, atlas.Requests.Count);
    }

    [Fact]
    public async Task Reports_the_progress_of_a_long_read()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Page(1), List(501, NextIs(2), Ids(1, 500))).Tell(Page(2), List(501, "", "last"))
            .Tell(EndOf(1), List(null, "", "j500"));

        await ReadAsync(atlas);

        Assert.Equal(["progress: listLegacyRestoreJobs: 500 of about 501 read"], atlas.Log.Lines);
    }

    [Fact]
    public async Task Returns_a_result_once_that_moved_to_a_later_page()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Page(1), List(3, NextIs(2), "a", "b")).Tell(Page(2), List(4, "", "b", "c", "d"))
            .Tell(EndOf(1), List(null, "", "a"));

        Assert.Equal("a b c d, total 4", await ReadAsync(atlas));
    }

    [Fact]
    public async Task Reads_an_empty_list()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Page(1), """{ "links": [], "results": [], "totalCount": 0 }""");

        Assert.Equal("{results: [], links: [], totalCount: 0}", await atlas.RunAsync("listLegacyRestoreJobs"));
    }

    [Fact]
    public async Task Follows_the_links_when_the_count_is_too_low()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Page(1), List(1, NextIs(2), "a")).Tell(Page(2), List(1, NextIs(3), "b")).Tell(
            Page(3), List(1, "", "c")).Tell(EndOf(1), List(null, "")).Tell(EndOf(2), List(null, ""));

        Assert.Equal("a b c, total 1", await ReadAsync(atlas));
        Assert.Empty(atlas.Log.Warnings);
    }

    [Fact]
    public async Task Reads_again_when_the_count_is_too_high_and_warns_when_it_stays_too_high()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Page(1), List(9, "", "a", "b")).Tell(Page(2), List(9, ""))
            .Tell(Page(1), List(9, "", "a", "b")).Tell(Page(2), List(9, ""));

        var outputs = await ReadAsync(atlas);

        Assert.Equal("a b, total 9", outputs);
        Assert.Equal(
            ["warning: listLegacyRestoreJobs: Atlas counts 9 but lists 2; its count is an estimate."],
            atlas.Log.Warnings);
    }

    [Fact]
    public async Task Follows_the_count_when_a_page_lacks_its_link_to_the_next()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Page(1), List(2, "", "a")).Tell(Page(2), List(2, "", "b"))
            .Tell(EndOf(1), List(null, ""));

        Assert.Equal("a b, total 2", await ReadAsync(atlas));
    }

    [Fact]
    public async Task Reads_again_when_a_result_was_removed_between_two_pages()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Page(1), List(4, NextIs(2), "a", "b")).Tell(Page(2), List(3, "", "d"))
            .Tell(Page(1), List(3, NextIs(2), "b", "c")).Tell(Page(2), List(3, "", "d"))
            .Tell(EndOf(1), List(null, "", "c"));

        Assert.Equal("b c d, total 3", await ReadAsync(atlas));
        Assert.Empty(atlas.Log.Warnings);
    }

    [Fact]
    public async Task Reports_an_error_for_a_list_that_keeps_changing()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Page(1), List(4, NextIs(2), "a", "b")).Tell(Page(2), List(3, "", "d"))
            .Tell(Page(1), List(4, NextIs(2), "b", "c")).Tell(Page(2), List(3, "", "e"));

        var failure = await Assert.ThrowsAsync<ProviderException>(() => ReadAsync(atlas));

        Assert.Equal(FailureKind.UnexpectedAnswer, failure.Kind);
        Assert.Equal(
            $"the answer to GET {Jobs} is not what Atlas documents: the list changed while it was read, twice (3 "
                + "results of 3); "
            + "try again, or read it page by page with pageNum.",
            failure.Message);
    }

    [Fact]
    public async Task Reads_again_when_a_page_repeats_an_earlier_one_and_then_refuses()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Page(1), List(9, NextIs(2), "a", "b")).Tell(Page(2), List(9, NextIs(3), "a", "b"));
        atlas.Tell(Page(1), List(9, NextIs(2), "a", "b")).Tell(Page(2), List(9, NextIs(3), "a", "b"));

        var failure = await Assert.ThrowsAsync<ProviderException>(() => ReadAsync(atlas));

        Assert.Contains("page 2 has only results of earlier pages, in two readings", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_link_that_does_not_lead_to_the_next_page()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(
            Page(1),
            """{ "links": [{ "rel": "next", "href": "https://x/y?pageNum=7" }], "results": [{ "id": "a" }] }""");

        var failure = await Assert.ThrowsAsync<ProviderException>(() => ReadAsync(atlas));

        Assert.Contains("after page 1 it leads to page 7", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follows_the_links_when_nothing_is_counted()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell($"{Jobs}?includeCount=false&itemsPerPage=500&pageNum=1", List(null, NextIs(2), "a"))
            .Tell($"{Jobs}?includeCount=false&itemsPerPage=500&pageNum=2", List(null, NextWithoutNumber, "b"))
            .Tell($"{Jobs}?includeCount=false&itemsPerPage=500&pageNum=3", List(null, "", "c"))
            .Tell(EndOf(1), List(null, ""))
            .Tell(EndOf(2), List(null, ""));

        Assert.Equal("a b c, total none", await ReadAsync(atlas, ("includeCount", InputValue.Of(false))));
    }

    [Fact]
    public async Task Reads_a_list_without_paging_in_one_request()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Restores, List(2, "", "a", "b"));

        Assert.Equal("a b, total 2", Summary(await atlas.RunAsync("listTenantRestores")));
        Assert.Equal([Restores], atlas.Requests);
    }

    [Fact]
    public async Task Follows_the_links_of_a_list_that_is_documented_without_links()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Restores, List(2, NextIs(2, size: 100), "a"))
            .Tell($"{Restores}?itemsPerPage=100&pageNum=2", List(2, "", "b"));

        Assert.Equal("a b, total 2", Summary(await atlas.RunAsync("listTenantRestores")));
    }
}
