using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions.Composed;

public sealed class WaitingTests
{
    private const string Function = "getBackupReadiness";
    private const string Pending = """{ "id": "650000000000000000000009", "status": "inProgress" }""";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Sooner = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Looks_again_every_minute_until_the_cluster_is_ready()
    {
        var atlas = new ShopAtlas().Set(ShopAtlas.Snapshots, ShopAtlas.List());
        var end = atlas.RunAsync(("waitMinutes", InputValue.Of(30)));
        await PassAsync(atlas, Minute);
        await WaitedAsync(atlas, Minute);
        atlas.Set(ShopAtlas.Snapshots, ShopAtlas.List(ShopAtlas.Snapshot("12:01:30")));
        atlas.Time.Advance(Minute);

        var outputs = await end;

        Assert.True(outputs.Flag("ready"));
        Assert.Equal("2026-01-01T12:02:00Z", outputs.Text("assessedAt"));
        Assert.Contains(atlas.Log.Lines, line => line.EndsWith(
            "getBackupReadiness: waiting for the cluster to be ready; Atlas takes the next snapshot at 2026-01-01T14:00:00Z",
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task Looks_sooner_while_Atlas_is_taking_a_snapshot()
    {
        var atlas = new ShopAtlas().Set(ShopAtlas.Snapshots, ShopAtlas.List(Pending));
        var end = atlas.RunAsync(("waitMinutes", InputValue.Of(1)));
        await WaitedAsync(atlas, Sooner);
        atlas.Set(ShopAtlas.Snapshots, ShopAtlas.List(ShopAtlas.Snapshot("12:00:10")));
        atlas.Time.Advance(Sooner);

        Assert.True((await end).Flag("ready"));
        Assert.Contains(atlas.Log.Lines, line => line.EndsWith(
            "waiting for the cluster to be ready; Atlas is taking snapshot 650000000000000000000009",
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task Gives_the_last_verdict_when_the_time_is_over()
    {
        var atlas = new ShopAtlas().Set(ShopAtlas.Snapshots, ShopAtlas.List(Pending));
        var end = atlas.RunAsync(("waitMinutes", InputValue.Of(1)));
        for (var look = 0; look < 3; look++)
        {
            await PassAsync(atlas, Sooner);
        }

        var outputs = await end;

        Assert.False(outputs.Flag("ready"));
        Assert.Equal("2026-01-01T12:01:00Z", outputs.Text("assessedAt"));
        Assert.Equal(4, atlas.Requests.Count(request => request == ShopAtlas.Cluster));
    }

    [Fact]
    public async Task Does_not_wait_in_a_preview()
    {
        var atlas = new ShopAtlas().Set(ShopAtlas.Snapshots, ShopAtlas.List());

        var outputs = await atlas.RunAsync(Function, isPreview: true, ("waitMinutes", InputValue.Of(30)));

        Assert.False(outputs.Flag("ready"));
        Assert.Single(atlas.Requests, request => request == ShopAtlas.Cluster);
    }

    [Theory]
    [InlineData("\"backupEnabled\": true", "\"backupEnabled\": false")]
    [InlineData("\"AWS\"", "\"TENANT\"")]
    public async Task Does_not_wait_for_what_waiting_cannot_change(string before, string after)
    {
        var atlas = new ShopAtlas().Set(
            ShopAtlas.Cluster, ShopAtlas.ClusterOf("prod").Replace(before, after, StringComparison.Ordinal));

        var outputs = await atlas.RunAsync(("waitMinutes", InputValue.Of(30)));

        Assert.False(outputs.Flag("ready"));
    }

    [Fact]
    public async Task Ends_at_once_with_an_error()
    {
        var atlas = new ShopAtlas().Set(ShopAtlas.Snapshots, ShopAtlas.List());
        var end = atlas.RunAsync(("waitMinutes", InputValue.Of(30)));
        await WaitedAsync(atlas, Minute);
        atlas.Refuse(ShopAtlas.Snapshots, 403, "USER_UNAUTHORIZED");
        atlas.Time.Advance(Minute);

        await Assert.ThrowsAsync<ProviderException>(() => end);
    }

    [Fact]
    public async Task Does_not_count_a_pause_against_the_deadline_of_the_call()
    {
        var atlas = new ShopAtlas { CallTimeout = TimeSpan.FromSeconds(45) }.Set(ShopAtlas.Snapshots, ShopAtlas.List());
        var end = atlas.RunAsync(("waitMinutes", InputValue.Of(3)));
        for (var look = 0; look < 3; look++)
        {
            await PassAsync(atlas, Minute);
        }

        Assert.False((await end).Flag("ready"));
    }

    [Fact]
    public async Task Ends_a_pause_when_the_call_is_cancelled()
    {
        var atlas = new ShopAtlas().Set(ShopAtlas.Snapshots, ShopAtlas.List());
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var keeper = SoleCalls.Keeper();
        var end = atlas.RunAsync(keeper, Function, isPreview: false, cancel.Token, ("waitMinutes", InputValue.Of(30)));
        await WaitedAsync(atlas, Minute);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => end);
    }

    [Fact]
    public async Task Looks_again_only_at_the_clusters_of_a_project_that_are_not_ready()
    {
        var atlas = Project().Set("clusters/late/backup/snapshots", ShopAtlas.List());
        var end = atlas.RunAsync("getProjectBackupReadiness", isPreview: false, ("waitMinutes", InputValue.Of(5)));
        await WaitedAsync(atlas, Minute);
        atlas.Forget();
        atlas.Set("clusters/late/backup/snapshots", ShopAtlas.List(ShopAtlas.Snapshot("12:00:30")));
        atlas.Time.Advance(Minute);

        var outputs = await end;

        Assert.True(outputs.Flag("ready"));
        Assert.Equal(
            ["clusters/late", "clusters/late/backup/schedule", "clusters/late/backup/snapshots"], atlas.Requests);
    }

    [Fact]
    public async Task Looks_once_more_at_all_clusters_of_a_project_after_a_long_wait()
    {
        var atlas = Project().Set("clusters/late/backup/snapshots", ShopAtlas.List());
        var end = atlas.RunAsync("getProjectBackupReadiness", isPreview: false, ("waitMinutes", InputValue.Of(60)));
        for (var look = 0; look < 10; look++)
        {
            await PassAsync(atlas, Minute);
        }

        await WaitedAsync(atlas, Minute);
        atlas.Set("clusters/late/backup/snapshots", ShopAtlas.List(ShopAtlas.Snapshot("12:10:30")))
            .Set("clusters/prod/backup/snapshots", ShopAtlas.List());
        atlas.Time.Advance(Minute);
        await WaitedAsync(atlas, Minute);
        atlas.Set("clusters/prod/backup/snapshots", ShopAtlas.List(ShopAtlas.Snapshot("12:11:30")));
        atlas.Time.Advance(Minute);

        Assert.True((await end).Flag("ready"));
        Assert.Equal(2, atlas.Requests.Count(request => request == "flexClusters"));
    }

    [Fact]
    public async Task Does_not_wait_for_a_project_with_a_cluster_that_waiting_cannot_help()
    {
        var atlas = Project()
            .Set("clusters", ShopAtlas.List(
                ShopAtlas.ClusterOf("late"),
                ShopAtlas.ClusterOf("prod").Replace("\"backupEnabled\": true", "\"backupEnabled\": false", StringComparison.Ordinal)))
            .Set("clusters/late/backup/snapshots", ShopAtlas.List());

        var outputs = await atlas.RunAsync(
            "getProjectBackupReadiness", isPreview: false, ("waitMinutes", InputValue.Of(60)));

        Assert.Equal(2, outputs.Integer("notReadyCount"));
    }

    private static ShopAtlas Project() => new ShopAtlas()
        .Set("clusters", ShopAtlas.List(ShopAtlas.ClusterOf("late"), ShopAtlas.ClusterOf("prod")))
        .Set("flexClusters", ShopAtlas.List())
        .Set("clusters/late", ShopAtlas.ClusterOf("late"))
        .Set("clusters/late/backup/schedule", """{ "restoreWindowDays": 7 }""");

    private static async Task PassAsync(ShopAtlas atlas, TimeSpan wait)
    {
        await WaitedAsync(atlas, wait);
        atlas.Time.Advance(wait);
    }

    // The deadlines of the call are waits, too.
    private static async Task WaitedAsync(ShopAtlas atlas, TimeSpan wait)
    {
        while (await atlas.Time.NextWaitAsync() != wait)
        {
        }
    }
}
