using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.Lists;

namespace AtlasBackup.Core.Tests.Functions;

/// <summary>Filters that the plugin applies to a list itself, and filters that it sends to Atlas.</summary>
public sealed class FilterTests
{
    private const string Cluster = $"groups/{Calls.GroupId}/clusters/{Calls.ClusterName}";
    private const string Snapshots = $"{Cluster}/backup/snapshots?itemsPerPage=500&pageNum=1";
    private const string RestoreJobs = $"{Cluster}/backup/restoreJobs?itemsPerPage=500&pageNum=1";
    private const string Collections =
        $"{Cluster}/collectionRestoreJobs/{Calls.Id}/collections?state=FAILED&itemsPerPage=500&pageNum=1";

    // The IDs were made at 03:28:25, 03:36:19 and 03:40:10 on 10 August 2026.
    private const string First = "6a794559b4d0a6a0b8a0e001";
    private const string Second = "6a794733b4d0a6a0b8a0e002";
    private const string Third = "6a79481ab4d0a6a0b8a0e003";

    private static readonly InputValue Completed = InputValue.Of("completed");

    [Fact]
    public async Task Keeps_the_items_with_exactly_the_value_and_Atlas_s_count_of_all()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Snapshots, Items(
            Snapshot(First, "completed"), Snapshot(Second, "failed"), $$"""{ "id": "{{Third}}", "status": null }"""));

        var outputs = await atlas.RunAsync("listBackupSnapshots", ("status", Completed));

        Assert.Equal($"{First}, total 3", Summary(outputs));
    }

    [Theory]
    [InlineData("since", "2026-08-10T05:36:19+02:00", $"{Second} {Third}")]
    [InlineData("since", "2026-08-10T03:36:20Z", Third)]
    [InlineData("until", "2026-08-10T03:36:19Z", First)]
    [InlineData("until", "2026-08-10T03:36:19.001Z", $"{First} {Second}")]
    public async Task Compares_times_as_moments_and_where_there_is_none_the_one_in_the_ID(
        string filter,
        string time,
        string expected)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(RestoreJobs, Items(Item(First), Item(Second), Item(Third)));

        var outputs = await atlas.RunAsync("listBackupRestoreJobs", (filter, InputValue.Of(time)));

        Assert.Equal($"{expected}, total 3", Summary(outputs));
    }

    [Fact]
    public async Task Prefers_the_item_s_own_time_to_the_time_in_its_ID()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Snapshots, Items(
            Snapshot(First, "completed", "2026-08-11T00:00:00Z"), Snapshot(Second, "queued"),
            Snapshot(Third, "completed", "2026-08-09T00:00:00Z")));

        var outputs = await atlas.RunAsync(
            "listBackupSnapshots", ("since", InputValue.Of("2026-08-10T00:00:00Z")));

        Assert.Equal($"{First} {Second}, total 3", Summary(outputs));
    }

    [Fact]
    public async Task Returns_the_newest_items_of_all_pages_after_the_other_filters()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        var old = Enumerable.Range(0, 500).Select(number => $"6a7940{number:x2}b4d0a6a0b8a0e{number:x3}"[..24]).ToArray();
        atlas.Tell(Snapshots, Items(501, [.. old.Select(id => Snapshot(id, "completed"))]))
            .Tell(Snapshots.Replace("pageNum=1", "pageNum=2", StringComparison.Ordinal), Items(
                503, Snapshot(Second, "completed"), Snapshot(Third, "failed"), Snapshot(First, "completed")))
            .Tell(
                $"{Cluster}/backup/snapshots?includeCount=false&itemsPerPage=60&pageNum=9",
                Items(null, [.. old[480..].Select(id => Snapshot(id, "completed")), Snapshot(Second, "completed")]));

        var outputs = await atlas.RunAsync(
            "listBackupSnapshots", ("status", Completed), ("latest", InputValue.Of(2)));

        Assert.Equal($"{Second} {First}, total 503", Summary(outputs));
    }

    [Fact]
    public async Task Refuses_an_item_without_a_time()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(RestoreJobs, Items("""{ "id": "r1" }"""));

        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => atlas.RunAsync("listBackupRestoreJobs", ("latest", InputValue.Of(1))));

        Assert.Contains("the 'id' of a result contains no time", failure.Line());
    }

    [Fact]
    public async Task Checks_dropped_items_too()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Snapshots, Items($$"""{ "id": "{{First}}", "status": "failed", "storageSizeBytes": "much" }"""));

        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => atlas.RunAsync("listBackupSnapshots", ("status", Completed)));

        Assert.Contains("storageSizeBytes", failure.Line());
    }

    [Fact]
    public async Task Leaves_out_items_that_do_not_match_the_sent_filter_and_warns_once()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Collections, Items(
            """{ "sourceNamespace": "a.b", "state": "FAILED" }""", """{ "sourceNamespace": "a.c", "state": "SUCCESSFUL" }""",
            """{ "sourceNamespace": "a.d" }"""));

        var outputs = await atlas.RunAsync(
            "listCollectionRestoreJobCollections", ("state", InputValue.Of("FAILED")));

        Assert.Contains("a.b", outputs);
        Assert.DoesNotContain("a.c", outputs);
        Assert.Equal(
            ["warning: listCollectionRestoreJobCollections: Atlas listed 2 results that the arguments exclude; they are left out."],
            atlas.Log.Warnings);
    }

    [Theory]
    [InlineData("status", "finished", "expected one of queued, inProgress, completed, failed, got 'finished'")]
    [InlineData("since", "yesterday", "expected a time such as 2026-11-26T12:00:00Z, got 'yesterday'")]
    public void Refuses_filter_values_that_no_item_can_have(string input, string value, string reason)
    {
        Assert.Equal([(input, reason)], Failures((input, InputValue.Of(value))));
    }

    [Fact]
    public void Refuses_a_filter_on_one_page_and_a_span_without_time()
    {
        const string reason = "cannot be combined with pageNum, which reads one page only";
        Assert.Equal(
            [("status", reason), ("latest", reason)],
            Failures(("pageNum", InputValue.Of(1)), ("status", Completed), ("latest", InputValue.Of(1))));
        Assert.Equal(
            [("until", "expected a time after since")],
            Failures(
                ("since", InputValue.Of("2026-08-10T05:00:00+02:00")), ("until", InputValue.Of("2026-08-10T03:00:00Z"))));
    }

    private static IEnumerable<(string, string)> Failures(params (string Name, InputValue Value)[] given)
    {
        var values = given.ToDictionary(pair => pair.Name, pair => pair.Value);
        values["groupId"] = InputValue.Of(Calls.GroupId);
        values["clusterName"] = InputValue.Of(Calls.ClusterName);
        return Arguments.Read(Calls.Function("listBackupSnapshots"), values).Failures
            .Select(failure => (failure.Property, failure.WithGot.Read()));
    }

    private static string Snapshot(string id, string status, string? created = null) => created is null
        ? $$"""{ "id": "{{id}}", "status": "{{status}}" }"""
        : $$"""{ "id": "{{id}}", "status": "{{status}}", "createdAt": "{{created}}" }""";

    private static string Item(string id) => $$"""{ "id": "{{id}}" }""";

    private static string Items(params string[] items) => Items(items.Length, items);

    private static string Items(int? total, params string[] items)
    {
        var count = total is null ? "" : $", \"totalCount\": {total}";
        return $$"""{ "links": [], "results": [{{string.Join(", ", items)}}]{{count}} }""";
    }
}
