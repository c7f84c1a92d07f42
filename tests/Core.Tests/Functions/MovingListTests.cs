using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions;

public sealed class MovingListTests
{
    private const string Function = "listLegacyRestoreJobs";

    private static readonly (string, InputValue) PagesOfTwo = ("itemsPerPage", InputValue.Of(2));

    [Fact]
    public async Task Notices_that_a_result_was_missed_when_one_is_removed_and_one_added_between_two_pages()
    {
        var list = new LiveList("a", "b", "c", "d");
        list.Before[2] = () =>
        {
            list.Ids.Remove("a");
            list.Ids.Add("e");
        };

        Assert.Equal("b c d e, total 4", await list.ReadAsync(Function, PagesOfTwo));
        Assert.Empty(list.Log.Warnings);
    }

    [Fact]
    public async Task Notices_a_missed_result_at_any_page_and_without_a_count()
    {
        var list = new LiveList(Lists.Ids(1, 9));
        list.Before[4] = () =>
        {
            list.Ids.Remove("j5");
            list.Ids.Add("j10");
        };

        var outputs = await list.ReadAsync(Function, PagesOfTwo, ("includeCount", InputValue.Of(false)));

        Assert.Equal("j1 j2 j3 j4 j6 j7 j8 j9 j10, total none", outputs);
    }

    [Fact]
    public async Task Refuses_a_list_in_which_results_are_missed_twice()
    {
        var list = new LiveList("a", "b", "c", "d");
        foreach (var request in new[] { 2, 5 })
        {
            list.Before[request] = () =>
            {
                list.Ids.RemoveAt(0);
                list.Ids.Add($"new{request}");
            };
        }

        var failure = await Assert.ThrowsAsync<ProviderException>(() => list.ReadAsync(Function, PagesOfTwo));

        Assert.Equal(FailureKind.UnexpectedAnswer, failure.Kind);
        Assert.Contains("the list changed while it was read, twice", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notices_a_missed_result_although_others_are_added_and_removed_meanwhile()
    {
        var list = new LiveList(Lists.Ids(1, 1_200));
        list.Before[2] = () => Replace(list, "j7");
        list.Before[4] = () =>
        {
            list.Ids.Insert(0, "first");
            Replace(list, "j8");
            Replace(list, "j9");
        };

        var outputs = await list.ReadAsync(Function);

        Assert.StartsWith("first j1 j2 ", outputs, StringComparison.Ordinal);
        Assert.Contains(" j500 j501 j502 ", outputs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_200)]
    [InlineData(501)]
    public async Task Reads_once_a_list_in_which_nothing_is_missed(int addedAt)
    {
        var list = new LiveList(Lists.Ids(1, 1_200));
        list.Before[2] = () => list.Ids.Insert(addedAt, "new");
        list.Before[4] = () => list.Ids.Remove("j3");

        var outputs = await list.ReadAsync(Function);

        Assert.Contains(" j2 j3 j4 ", outputs, StringComparison.Ordinal);
        Assert.Single(list.Queries, "itemsPerPage=500&pageNum=1");
    }

    [Fact]
    public async Task Checks_the_end_of_every_page_except_the_last()
    {
        var list = new LiveList(Lists.Ids(1, 1_200));

        await list.ReadAsync(Function);

        Assert.Equal(
            ["includeCount=false&itemsPerPage=60&pageNum=17", "includeCount=false&itemsPerPage=60&pageNum=9"],
            list.Queries.Skip(3).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Requests_a_list_of_one_page_once()
    {
        var list = new LiveList(Lists.Ids(1, 499));

        await list.ReadAsync(Function);

        Assert.Equal(["itemsPerPage=500&pageNum=1"], list.Queries);
    }

    [Fact]
    public async Task Does_not_check_a_page_that_was_requested_by_its_number()
    {
        var list = new LiveList(Lists.Ids(1, 9));

        Assert.Equal("j3 j4, total 9", await list.ReadAsync(Function, PagesOfTwo, ("pageNum", InputValue.Of(2))));
        Assert.Single(list.Queries);
    }

    private static void Replace(LiveList list, string id)
    {
        list.Ids.Remove(id);
        list.Ids.Add($"after {id}");
    }
}
