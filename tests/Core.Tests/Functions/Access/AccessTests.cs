using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Tests.Functions.Composed;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions.Access;

public sealed class AccessTests
{
    public static TheoryData<string> Kinds => new("replicaSet", "shardedCluster", "flex", "legacy", "free");

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Tries_what_a_verdict_with_all_demands_reads_and_nothing_else(string kind)
    {
        var atlas = TriedReads.Of(kind);

        var outputs = await atlas.TryAsync();
        var tried = atlas.Requests;
        atlas.Forget();
        await atlas.RunAsync([.. TriedReads.Everything, ("clusterKinds", All())]);

        Assert.Equal(kind, outputs.Text("clusterKind"));
        Assert.Equal(atlas.Requests, tried);
        Assert.Empty(outputs.Names(isAllowed: false));
        Assert.Equal(tried.Count, outputs.Names(isAllowed: true).Count());
    }

    [Fact]
    public async Task Asks_for_one_item_of_each_list_that_has_pages()
    {
        var atlas = TriedReads.Of("shardedCluster");

        await atlas.TryAsync();

        Assert.Equal(
            [
                $"{ShopAtlas.Exports}?pageNum=1&itemsPerPage=1", $"{ShopAtlas.Restores}?pageNum=1&itemsPerPage=1",
                $"{ShopAtlas.Snapshots}?pageNum=1&itemsPerPage=1",
            ],
            atlas.Queries);
    }

    [Fact]
    public async Task Says_of_each_read_which_roles_and_which_demands_it_is_for()
    {
        var outputs = await TriedReads.Of("replicaSet").TryAsync("projectName");

        Assert.Equal(Calls.GroupId, outputs.Text("groupId"));
        Assert.Equal("prod", outputs.Text("clusterName"));
        Assert.Equal(
            [
                "getCluster: Project Read Only; ",
                "listBackupSnapshots: Project Read Only; ",
                "getBackupSchedule: Project Read Only; ",
                "listBackupRestoreJobs: Project Backup Manager, Project Backup Recovery Operator; requirePointInTime, "
                    + "maxRestoreTestAgeHours",
                "listBackupExports: Project Backup Manager; maxExportAgeHours",
                "getBackupCompliancePolicy: Project Owner; requireCompliancePolicy",
            ],
            outputs.Objects("reads").Select(read => $"{read.Text("name")}: {string.Join(", ", read.Texts("roles"))}; "
                + string.Join(", ", read.Texts("neededFor"))));
    }

    [Fact]
    public async Task Needs_the_reads_of_Legacy_Backup_only_where_that_kind_is_accepted()
    {
        var outputs = await TriedReads.Of("legacy").TryAsync();

        Assert.Equal(["clusterKinds"], outputs.Read("listBackupCheckpoints").Texts("neededFor"));
        Assert.Equal(["clusterKinds"], outputs.Read("listLegacySnapshots").Texts("neededFor"));
    }

    [Fact]
    public void Has_the_inputs_of_the_verdict_that_name_a_cluster()
    {
        var verdict = FunctionCatalog.Find("getBackupReadiness");

        var function = FunctionCatalog.FindInternal("tryReadinessReads");

        Assert.Equal(["groupId", "projectName", "clusterName"], function?.Inputs.Select(input => input.Name));
        Assert.Equal(
            verdict?.Inputs.Take(3).Select(input => (input.Rule, input.IsRequired)),
            function?.Inputs.Select(input => (input.Rule, input.IsRequired)));
        Assert.Equal(verdict?.ExactlyOne, function?.ExactlyOne);
    }

    private static InputValue All() => new(InputKind.List)
    {
        Items = [.. ((string[])["replicaSet", "shardedCluster", "flex", "legacy"]).Select(InputValue.Of)],
    };
}
