using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions.Composed;

public sealed class ProjectReadinessTests
{
    private const string Function = "getProjectBackupReadiness";

    private static readonly string Trial =
        ShopAtlas.ClusterOf("trial").Replace("\"AWS\"", "\"TENANT\"", StringComparison.Ordinal);

    [Fact]
    public async Task Judges_every_cluster_in_the_order_of_their_names()
    {
        var atlas = Project();

        var outputs = await atlas.RunAsync(Function);

        Assert.True(outputs.Flag("ready"), string.Join("; ", outputs.Texts("reasons")));
        Assert.Equal(["dev", "prod"], outputs.Objects("results").Select(result => result.Text("clusterName")));
        Assert.Equal((2, 0, 1), Counts(outputs));
        Assert.Equal(["trial was not judged: it is an M0 cluster, which has no backups"], outputs.Texts("notes"));
        Assert.Equal(
            ["clusters", ShopAtlas.Schedule, ShopAtlas.Snapshots, "flexClusters", "flexClusters/dev/backup/snapshots"],
            atlas.Requests);
    }

    [Fact]
    public async Task Puts_the_name_of_the_cluster_in_front_of_each_reason()
    {
        var atlas = Project().Set(ShopAtlas.Snapshots, ShopAtlas.List());

        var outputs = await atlas.RunAsync(Function);

        Assert.False(outputs.Flag("ready"));
        Assert.Equal((1, 1, 1), Counts(outputs));
        Assert.StartsWith("prod: ", Assert.Single(outputs.Texts("reasons")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_judge_excluded_clusters()
    {
        var atlas = Project().Set(ShopAtlas.Snapshots, ShopAtlas.List());

        var outputs = await atlas.RunAsync(Function, isPreview: false, ("excludeClusterNames", Texts("prod")));

        Assert.True(outputs.Flag("ready"));
        Assert.Equal((1, 0, 2), Counts(outputs));
        Assert.Contains("prod was not judged: it is excluded", outputs.Texts("notes"));
    }

    [Fact]
    public async Task Refuses_to_exclude_a_cluster_that_does_not_exist()
    {
        var failure = await Assert.ThrowsAsync<ProviderException>(() => Project().RunAsync(
            Function, isPreview: false, ("excludeClusterNames", Texts("prod", "prdo"))));

        var wrong = Assert.Single(failure.Failures);
        Assert.Equal("excludeClusterNames", wrong.Property);
        Assert.Equal("the project has no cluster 'prdo'", wrong.Reason.ToString());
    }

    [Fact]
    public async Task Judges_a_cluster_of_a_kind_that_is_not_accepted()
    {
        var outputs = await Project().RunAsync(Function, isPreview: false, ("clusterKinds", Texts("flex")));

        Assert.False(outputs.Flag("ready"));
        Assert.Equal((1, 1, 1), Counts(outputs));
    }

    [Fact]
    public async Task Is_not_ready_without_a_judged_cluster()
    {
        var atlas = Project().Set("clusters", ShopAtlas.List(Trial)).Set("flexClusters", ShopAtlas.List());

        var outputs = await atlas.RunAsync(Function);

        Assert.False(outputs.Flag("ready"));
        Assert.Equal(["no cluster was judged"], outputs.Texts("reasons"));
    }

    [Fact]
    public async Task Ends_as_an_error_that_names_the_cluster_whose_reads_fail()
    {
        var atlas = Project().Refuse(ShopAtlas.Snapshots, 403, "USER_UNAUTHORIZED");

        var failure = await Assert.ThrowsAsync<ProviderException>(() => atlas.RunAsync(Function));

        Assert.StartsWith("cluster 'prod': Atlas answered 403 to GET ", failure.Message, StringComparison.Ordinal);
        Assert.Equal("Grant the role Project Read Only in the project.", failure.Hint?.ToString());
    }

    [Fact]
    public async Task Reads_once_what_belongs_to_the_project()
    {
        var keyed = """, "encryptionAtRestProvider": "AWS" """;
        var atlas = Project()
            .Set("clusters", ShopAtlas.List(ShopAtlas.ClusterOf("prod", keyed), ShopAtlas.ClusterOf("prod2", keyed)))
            .Set("clusters/prod2/backup/snapshots", ShopAtlas.List())
            .Set("clusters/prod2/backup/schedule", """{ "restoreWindowDays": 7 }""");

        await atlas.RunAsync(Function, isPreview: false, ("requireCompliancePolicy", InputValue.Of(true)));

        Assert.Single(atlas.Requests, ShopAtlas.Keys);
        Assert.Single(atlas.Requests, ShopAtlas.Policy);
    }

    private static ShopAtlas Project() => new ShopAtlas()
        .Set("clusters", ShopAtlas.List(Trial, ShopAtlas.ClusterOf("prod")))
        .Set("flexClusters", ShopAtlas.List($$"""{ "groupId": "{{Calls.GroupId}}", "id": "f", "name": "dev", "stateName": "IDLE" }"""))
        .Set("flexClusters/dev/backup/snapshots", ShopAtlas.List(
            """{ "id": "a", "status": "COMPLETED", "startTime": "2026-01-01T06:00:00Z", "expiration": "2026-01-09T06:00:00Z" }"""));

    private static (int? Ready, int? NotReady, int? Skipped) Counts(Core.Functions.OutputObject outputs) =>
        (outputs.Integer("readyCount"), outputs.Integer("notReadyCount"), outputs.Integer("skippedCount"));

    private static InputValue Texts(params string[] texts) =>
        new(InputKind.List) { Items = [.. texts.Select(text => InputValue.Of(text))] };
}
