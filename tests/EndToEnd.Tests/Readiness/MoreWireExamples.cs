using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.EndToEnd.Tests.Readiness;

/// <summary>Other clusters of the simulated Atlas, and other demands.</summary>
internal static class MoreWireExamples
{
    private const string Initial = "replica-set";
    

    private static readonly (string, object?) WithLegacy = ("clusterKinds", new object[] { "replicaSet", "legacy" });

    public static IEnumerable<WireExample> All =>
    [
        new("everything of a cluster in two regions", Initial, "", "", ("requirePointInTime", true), ("maxAgeHours", 1), ("requireCopy", true), ("maxExportAgeHours", 200), ("maxRestoreTestAgeHours", 400)) { Cluster = WorldData.Orders },
        new("a type, without the restore jobs", "point-in-time", "", "", ("snapshotType", "scheduled")),
        new("a global cluster with embedded config servers", Initial, "", "") { Cluster = WorldData.Global },
        new("a Flex cluster with everything", Initial, "", "", ("requirePointInTime", true), ("maxExportAgeHours", 24), ("maxRestoreTestAgeHours", 24), ("copyRegions", new object[] { "EU_WEST_1" })) { Cluster = WorldData.Development },
        new("a Flex cluster", Initial, "", "", ("minSnapshotCount", 3), ("noFailureWithinHours", 24)) { Cluster = WorldData.Development },
        new("legacy", Initial, "", "", WithLegacy) { Cluster = WorldData.Legacy },
        new("legacy is not accepted", Initial, "", "") { Cluster = WorldData.Legacy },
        new("no legacy backup either", Initial, "", "", WithLegacy) { Cluster = WorldData.BackupOff },
        new("paused", Initial, "", "") { Cluster = WorldData.Paused },
        new("paused, which is accepted", Initial, "", "", ("allowPaused", true), ("maxAgeHours", 8784)) { Cluster = WorldData.Paused },
        new("being created", Initial, "", "") { Cluster = WorldData.Creating },
        new("deleted", Initial, "", "") { Cluster = WorldData.Grown, Changes = [Cluster(WorldData.Grown, new() { ["stateName"] = "DELETING" })] },
        new("no policy", Initial, "", "", ("requireCompliancePolicy", true)),
        new("only a Flex cluster is accepted", Initial, "", "", ("clusterKinds", new object[] { "flex" }), ("requireCompliancePolicy", true)),
        new("a key in Azure", Initial, "", "") { Changes = [Cluster(WorldData.Production, new() { ["encryptionAtRestProvider"] = "AZURE" }), new WorldChange { Kind = WorldKind.Encryption, Change = new() { ["azureKeyVault"] = new JsonObject { ["valid"] = true } } }] },
        new("the edition Infinite", "new-key", "", "") { Changes = [Cluster(WorldData.Production, new() { ["effectiveDatabaseEdition"] = "INFINITE" })] },
        new("a fallback only", "failures", "", "", ("allowFallbackSnapshots", true), ("recoveryPointAfter", "2026-11-26T08:10:00Z")),
        new("exactly as old as asked", "too-old", "", "", ("maxAgeHours", 30)),
        new("a moment that is not reached", "point-in-time", "", "", ("recoveryPointAfter", "2026-11-26T11:55:00Z")),
    ];

    private static WorldChange Cluster(string name, JsonObject change) =>
        new() { Kind = WorldKind.Cluster, Cluster = name, Change = change };
}
