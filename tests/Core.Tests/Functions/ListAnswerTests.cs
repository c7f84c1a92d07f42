using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.Lists;

namespace AtlasBackup.Core.Tests.Functions;

public sealed class ListAnswerTests
{
    [Theory]
    [InlineData("""{ "totalCount": 0 }""", "{results: [], links: [], totalCount: 0}")]
    [InlineData("""{ "results": [], "links": null, "totalCount": null }""", "{results: [], links: []}")]
    [InlineData(
        """{ "status": 200, "links": [], "results": [], "totalCount": 0 }""",
        "{results: [], links: [], totalCount: 0}")]
    public async Task Reads_an_empty_list_in_whatever_form_it_comes(string body, string outputs)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Page(1), body);

        Assert.Equal(outputs, await atlas.RunAsync("listLegacyRestoreJobs"));
    }

    [Fact]
    public async Task Returns_no_count_that_was_not_requested_even_if_Atlas_sends_one()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell($"{Jobs}?includeCount=false&itemsPerPage=500&pageNum=1", List(1, "", "a"));

        Assert.Equal("a, total none", await ReadAsync(atlas, ("includeCount", InputValue.Of(false))));
    }

    [Fact]
    public async Task Reads_exactly_the_page_that_was_asked_for_with_its_links()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(
            $"{Jobs}?pageNum=3&itemsPerPage=2",
            """
            { "links": [
                { "rel": "self", "href": "s" },
                { "rel": "next", "href": "?pageNum=4" },
                { "rel": "previous", "href": "p" }],
              "results": [{ "id": "e" }, { "id": "f" }], "totalCount": 100 }
            """);

        var outputs = await atlas.RunAsync(
            "listLegacyRestoreJobs", ("pageNum", InputValue.Of(3)), ("itemsPerPage", InputValue.Of(2)));

        Assert.EndsWith(
            "links: [{rel: \"self\", href: \"s\"}, {rel: \"next\", href: \"?pageNum=4\"}, {rel: \"previous\", href: "
                + "\"p\"}], totalCount: 100}",
            outputs,
            StringComparison.Ordinal);
        Assert.Single(atlas.Requests);
    }

    [Theory]
    [InlineData("""{ "results": [], "links": null }""")]
    [InlineData("""{ "results": [] }""")]
    public async Task Gives_a_page_without_links_an_empty_list_of_them(string body)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell($"{Jobs}?pageNum=1", body);

        var outputs = await atlas.RunAsync("listLegacyRestoreJobs", ("pageNum", InputValue.Of(1)));

        Assert.Equal("{results: [], links: []}", outputs);
    }

    [Fact]
    public async Task Leaves_the_size_of_one_page_to_Atlas_when_none_was_given()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell($"{Jobs}?pageNum=1", List(100, NextIs(2), "a"));

        Assert.Equal("a, total 100", await ReadAsync(atlas, ("pageNum", InputValue.Of(1))));
    }

    [Fact]
    public async Task Drops_the_links_between_pages_from_a_whole_list_and_keeps_the_others()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Page(1), """
            { "links": [
                { "rel": "self", "href": "s", "extra": 1 },
                { "rel": "next", "href": "?pageNum=2" },
                { "rel": "previous", "href": "p" }],
              "results": [{ "id": "a" }], "totalCount": 2 }
            """).Tell(Page(2), List(2, "", "b")).Tell(EndOf(1), List(null, "", "a"));

        var outputs = await atlas.RunAsync("listLegacyRestoreJobs");

        Assert.EndsWith("links: [{rel: \"self\", href: \"s\"}], totalCount: 2}", outputs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "it has no 'results'")]
    [InlineData("""{ "results": null, "totalCount": 1 }""", "it has no 'results'")]
    [InlineData("""{ "id": "a", "links": [] }""", "it has no 'results'")]
    [InlineData("""{ "results": {} }""", "'results' is not a list")]
    [InlineData("""{ "results": [7] }""", "'results' is a number, not an object")]
    [InlineData("""{ "results": [{ "delivery": { "url": 7 } }] }""", "'results.delivery.url' is a number, not text")]
    [InlineData("""{ "results": [], "totalCount": -1 }""", "'totalCount' is a number, not a whole number")]
    [InlineData("""{ "results": [], "totalCount": "1" }""", "'totalCount' is text, not a whole number")]
    [InlineData("""{ "results": [], "links": {} }""", "'links' is an object, not a list")]
    [InlineData("[]", "it is a list, not an object")]
    [InlineData("""{ "results": [] } {""", "it is not valid JSON, or breaks off")]
    [InlineData("""{ "results": [{ "id": "\ud800" }] }""", "'results.id' is text, not valid Unicode")]
    [InlineData(
        """{ "results": [{ "id": "a" }], "links": [{ "rel": "\udc00", "href": "x" }] }""",
        "'links.rel' is text, not valid Unicode")]
    [InlineData(
        """{ "results": [{ "id": "a" }], "links": [{ "rel": "self", "href": "\udc00" }] }""",
        "'links.href' is text, not valid Unicode")]
    public async Task Says_what_is_wrong_with_a_list(string body, string what)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Page(1), body);

        var failure = await Assert.ThrowsAsync<ProviderException>(() => ReadAsync(atlas));

        Assert.Equal(FailureKind.UnexpectedAnswer, failure.Kind);
        Assert.Equal($"the answer to GET {Jobs} is not what Atlas documents: {what}.", failure.Message);
    }

    [Theory]
    [InlineData("itemsPerPage=2&pageNum=1", 2, 2, null)]
    [InlineData("pageNum=2&itemsPerPage=3", 3, 3, 2)]
    [InlineData("pageNum=2", 10_000, null, 2)]
    public async Task Refuses_a_page_with_more_results_than_were_asked_for_before_it_ends(
        string query,
        int most,
        int? size,
        int? page)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        var results = string.Join(", ", Ids(1, most + 1).Select(id => $$"""{ "id": "{{id}}" }"""));
        atlas.Tell($"{Jobs}?{query}", $"{{ \"results\": [{results}, not JSON any more");

        var failure = await Assert.ThrowsAsync<ProviderException>(() => ReadAsync(
            atlas,
            ("itemsPerPage", size is { } items ? InputValue.Of(items) : InputValue.Null),
            ("pageNum", page is { } number ? InputValue.Of(number) : InputValue.Null)));

        Assert.Contains($"it has more than {most:N0} results on one page", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Skips_names_that_are_not_valid_Unicode()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Page(1), """{ "\ud800": 1, "results": [{ "\udc00": 1, "id": "a" }], "totalCount": 1 }""");

        Assert.Equal("a, total 1", await ReadAsync(atlas));
    }

    [Fact]
    public async Task Names_the_called_function_in_the_error_of_a_refused_page()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Page(1), List(2, NextIs(2), "a")).Tell(Page(2), """{ "errorCode": "E" }""", status: 500);

        var failure = await Assert.ThrowsAsync<ProviderException>(() => ReadAsync(atlas));

        Assert.StartsWith($"Atlas answered 500 to GET {Jobs}: ", failure.Message, StringComparison.Ordinal);
    }
}
