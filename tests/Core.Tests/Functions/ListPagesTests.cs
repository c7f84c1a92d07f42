using System.Globalization;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions;

public sealed class ListPagesTests
{
    private const string Numbered = "listLegacyRestoreJobs";
    private const string Linked = "listTenantRestores";

    [Theory]
    [InlineData(300, true)]
    [InlineData(300, false)]
    [InlineData(700, true)]
    [InlineData(700, false)]
    [InlineData(1_000, true)]
    public async Task Follows_the_numbers_of_the_links_where_pages_cannot_be_requested(int count, bool hasCount)
    {
        var list = new LiveList(Lists.Ids(1, count)) { HasCount = hasCount };

        var outputs = await list.ReadAsync(Linked);

        Assert.Equal(Expected(count, hasCount), outputs);
        Assert.Equal("", list.Queries[0]);
        Assert.All(list.Queries.Skip(1), query => Assert.StartsWith("itemsPerPage=100&", query, StringComparison.Ordinal));
        Assert.Empty(list.Log.Warnings);
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(300, false)]
    [InlineData(700, true)]
    [InlineData(700, false)]
    public async Task Refuses_a_list_whose_links_skip_results(int count, bool hasCount)
    {
        var list = new LiveList(Lists.Ids(1, count)) { HasCount = hasCount, SizeInLinks = 500 };

        await Assert.ThrowsAsync<ProviderException>(() => list.ReadAsync(Linked));

        Assert.Empty(list.Log.Warnings);
    }

    [Fact]
    public async Task Refuses_a_full_page_without_a_next_page_when_there_are_more_results()
    {
        var list = new LiveList(Lists.Ids(1, 300)) { HasLinks = false };

        await Assert.ThrowsAsync<ProviderException>(() => list.ReadAsync(Linked));
    }

    [Theory]
    [InlineData(Linked)]
    [InlineData(Numbered)]
    public async Task Accepts_a_count_that_is_too_high_when_two_reads_agree(string function)
    {
        var list = new LiveList("a", "b") { Surplus = 3 };

        Assert.Equal("a b, total 5", await list.ReadAsync(function));
        Assert.Equal(
            [$"warning: {function}: Atlas counts 5 but lists 2; its count is an estimate."], list.Log.Warnings);
    }

    [Fact]
    public async Task Refuses_a_count_that_is_too_high_when_two_reads_differ()
    {
        var list = new LiveList("a", "b") { Surplus = 3 };
        list.Before[3] = () => list.Ids[1] = "c";

        await Assert.ThrowsAsync<ProviderException>(() => list.ReadAsync(Numbered));
        Assert.Empty(list.Log.Warnings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Adopts_the_smaller_page_size_of_Atlas(bool hasCount)
    {
        var list = new LiveList(Lists.Ids(1, 250)) { LargestSize = 100, HasCount = hasCount };

        Assert.Equal(Expected(250, hasCount), await list.ReadAsync(Numbered));
        Assert.Empty(list.Log.Warnings);
    }

    [Fact]
    public async Task Keeps_the_requested_page_size_when_only_the_links_name_a_smaller_one()
    {
        var list = new LiveList(Lists.Ids(1, 1_200)) { SizeInLinks = 100 };

        Assert.Equal(Expected(1_200, hasCount: true), await list.ReadAsync(Numbered));
    }

    [Theory]
    [InlineData(Numbered)]
    [InlineData(Linked)]
    public async Task Refuses_an_endless_list_after_ten_thousand_pages(string function)
    {
        var list = new LiveList(Lists.Ids(1, 10_001)) { UsualSize = 1, HasCount = false, LargestSize = 1 };

        var failure = await Assert.ThrowsAsync<ProviderException>(() => list.ReadAsync(function));

        Assert.Contains("it has more than 10,000 pages", failure.Message, StringComparison.Ordinal);
        Assert.Equal(10_000, list.Queries.Count);
    }

    [Fact]
    public async Task Asks_again_without_the_count_when_counting_takes_Atlas_too_long()
    {
        var list = new LiveList(Lists.Ids(1, 1_100)) { CountsTooLong = true };

        Assert.Equal(Expected(1_100, hasCount: false), await list.ReadAsync(Numbered));
        Assert.Equal(
            ["itemsPerPage=500&pageNum=1", "includeCount=false&itemsPerPage=500&pageNum=1"], list.Queries.Take(2));
    }

    [Fact]
    public async Task Asks_again_without_the_count_for_one_page_too()
    {
        var list = new LiveList("a", "b") { CountsTooLong = true };

        var outputs = await list.ReadAsync(
            Numbered, ("pageNum", InputValue.Of(1)), ("includeCount", InputValue.Of(true)));

        Assert.Equal("a b, total none", outputs);
        Assert.Equal(["pageNum=1&includeCount=true", "pageNum=1&includeCount=false"], list.Queries);
    }

    [Fact]
    public async Task Reads_on_without_the_count_when_counting_takes_too_long_in_the_middle()
    {
        var list = new LiveList(Lists.Ids(1, 600));
        list.Before[2] = () => list.CountsTooLong = true;

        Assert.Equal(Expected(600, hasCount: false), await list.ReadAsync(Numbered));
    }

    private static string Expected(int count, bool hasCount)
    {
        var total = hasCount ? count.ToString(CultureInfo.InvariantCulture) : "none";
        return $"{string.Join(' ', Lists.Ids(1, count))}, total {total}";
    }
}
