using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Tests.Functions.Composed;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Tests.Functions.Access;

/// <summary>Atlases with a cluster of each kind, and what was tried of them.</summary>
internal static class TriedReads
{
    public const string IsFlex = "CANNOT_USE_FLEX_CLUSTER_IN_CLUSTER_API";

    public static readonly (string Name, InputValue Value)[] Everything =
    [
        ("requirePointInTime", InputValue.Of(true)),
        ("maxExportAgeHours", InputValue.Of(24)),
        ("maxRestoreTestAgeHours", InputValue.Of(24)),
        ("requireCompliancePolicy", InputValue.Of(true)),
    ];

    /// <summary>An Atlas with a cluster of this kind.</summary>
    public static ShopAtlas Of(string kind) => kind switch
    {
        "shardedCluster" => Cluster(Sharded(ShopAtlas.ClusterOf("prod", """, "encryptionAtRestProvider": "AWS" """)))
            .Set(ShopAtlas.Sharded, ShopAtlas.List()),
        "free" => Cluster(Off(ShopAtlas.ClusterOf("prod")).Replace("\"AWS\"", "\"TENANT\"", StringComparison.Ordinal)),
        "flex" => Flex(),
        "legacy" => Cluster(Off(Sharded(ShopAtlas.ClusterOf("prod"))))
            .Set(ShopAtlas.Checkpoints, ShopAtlas.List())
            .Set(ShopAtlas.LegacySnapshots, ShopAtlas.List()),
        _ => new ShopAtlas(),
    };

    public static Task<OutputObject> TryAsync(this ShopAtlas atlas, string project = "groupId") => atlas.RunAsync(
        "tryReadinessReads",
        isPreview: false,
        (project, InputValue.Of(project == "groupId" ? AtlasBackup.Tests.Support.Calls.GroupId : "shop")),
        ("clusterName", InputValue.Of("prod")));

    /// <summary>The names of the reads that are allowed, or not.</summary>
    public static IEnumerable<string?> Names(this OutputObject outputs, bool isAllowed) =>
        outputs.Objects("reads").Where(read => read.Flag("allowed") == isAllowed).Select(read => read.Text("name"));

    public static OutputObject Read(this OutputObject outputs, string name) =>
        outputs.Objects("reads").Single(read => read.Text("name") == name);

    private static ShopAtlas Cluster(string json) => new ShopAtlas().Set(ShopAtlas.Cluster, json);

    private static string Off(string json) =>
        json.Replace("\"backupEnabled\": true", "\"backupEnabled\": false", StringComparison.Ordinal);

    private static string Sharded(string json) => json.Replace("REPLICASET", "SHARDED", StringComparison.Ordinal);

    private static ShopAtlas Flex() => new ShopAtlas()
        .Refuse(ShopAtlas.Cluster, 400, IsFlex)
        .Set(ShopAtlas.Flex, """{ "name": "prod", "stateName": "IDLE", "backupSettings": { "enabled": true } }""")
        .Set(ShopAtlas.FlexSnapshots, ShopAtlas.List());
}
