using System.Net;
using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.EndToEnd.Tests.Simulator;

public sealed class PagingTests
{
    private const int Many = 700;

    private static readonly SimulatorOptions Long = new() { TenantRestores = Many };

    private static readonly string Jobs = AtlasClient.Restores(AtlasData.ShardedCluster);
    private static readonly string TenantRestores = Jobs
        .Replace(AtlasData.ShardedCluster, AtlasData.TenantCluster, StringComparison.Ordinal)
        .Replace("restoreJobs", "backup/tenant/restores", StringComparison.Ordinal);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Lists => new() { { Jobs, 1_234 }, { TenantRestores, Many } };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Gives_a_hundred_items_a_page_unless_another_number_is_asked_for(string path, int total)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(Long, Cancellation);
        using var client = AtlasClient.WithToken(atlas);

        var first = await client.ReadAsync(path);
        var largest = await client.ReadAsync($"{path}?itemsPerPage=500");
        using var larger = await client.GetAsync($"{path}?itemsPerPage=501");
        using var none = await client.GetAsync($"{path}?pageNum=0");

        Assert.Equal((100, 500), (Ids(first).Count, Ids(largest).Count));
        Assert.Equal((total, total), ((int)first["totalCount"]!, (int)largest["totalCount"]!));
        Assert.Equal(
            (HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (larger.StatusCode, none.StatusCode));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Links_the_pages_in_the_recorded_form(string path, int total)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(Long, Cancellation);
        using var client = AtlasClient.WithToken(atlas);

        var ids = new List<string?>();
        var next = path;
        for (var page = 1; next is not null; page++)
        {
            var list = await client.ReadAsync(next);
            ids.AddRange(Ids(list));
            next = Link(list, "next")?[atlas.BaseUrl.Length..];
            Assert.Equal(
                $"{atlas.BaseUrl}{path}?includeCount=true&pageNum={page}&itemsPerPage=100", Link(list, "self"));
            Assert.Equal(
                page == 1 ? null : $"{atlas.BaseUrl}{path}?includeCount=true&itemsPerPage=100&pageNum={page - 1}",
                Link(list, "previous"));
            Assert.True(next is null || next == $"{path}?includeCount=true&itemsPerPage=100&pageNum={page + 1}");
        }

        Assert.Equal(total, ids.Distinct().Count());
        Assert.Equal(total, ids.Count);
        Assert.Empty(atlas.Requests.Unexpected);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Gives_the_last_item_of_any_page_as_a_page_of_one(string path, int total)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(Long, Cancellation);
        using var client = AtlasClient.WithToken(atlas);

        for (var (page, size) = (1, 250); page * size <= total; page++)
        {
            var whole = await client.ReadAsync($"{path}?itemsPerPage={size}&pageNum={page}");
            var one = await client.ReadAsync($"{path}?itemsPerPage=1&pageNum={page * size}");

            Assert.Equal(Ids(whole)[^1], Assert.Single(Ids(one)));
        }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Gives_an_empty_page_beyond_the_end_and_no_count_if_none_is_requested(string path, int total)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(Long, Cancellation);
        using var client = AtlasClient.WithToken(atlas);

        var beyond = await client.ReadAsync($"{path}?pageNum={total}");
        var uncounted = await client.ReadAsync($"{path}?includeCount=false");

        Assert.Empty(Ids(beyond));
        Assert.Equal((null, total), (Link(beyond, "next"), (int)beyond["totalCount"]!));
        Assert.Null(uncounted["totalCount"]);
        Assert.Contains("includeCount=false", Link(uncounted, "next")!, StringComparison.Ordinal);
    }

    private static List<string?> Ids(JsonNode list) =>
        [.. list["results"]!.AsArray().Select(item => (string?)item!["id"])];

    private static string? Link(JsonNode list, string rel) => list["links"]!.AsArray()
        .Where(link => (string?)link!["rel"] == rel).Select(link => (string?)link!["href"]).SingleOrDefault();
}
