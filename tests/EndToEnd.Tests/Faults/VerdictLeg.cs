using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>A read that a verdict requires: without it, or with a wrong answer, nothing is ready.</summary>
/// <param name="Name">The read.</param>
/// <param name="Path">A part of its path. The first request with it is this read.</param>
/// <param name="Function">The function that needs it.</param>
/// <param name="Args">Arguments that make the verdict ready where nothing fails.</param>
/// <param name="IsList">Whether it reads a list.</param>
internal sealed record VerdictLeg(string Name, string Path, string Function, Struct Args, bool IsList = false)
{
    private const string OfCluster = "atlasbackup:index:getBackupReadiness";
    private const string OfProject = "atlasbackup:index:getProjectBackupReadiness";

    private static readonly (string, object?)[] Everything =
    [
        ("requirePointInTime", true), ("maxAgeHours", 1), ("minRestoreWindowHours", 1), ("minSnapshotCount", 1),
        ("maxExportAgeHours", 200), ("maxRestoreTestAgeHours", 400), ("requireCopy", true),
        ("requireCompliancePolicy", true),
    ];

    private static readonly (string, object?)[] OnLegacy = [("clusterKinds", new object[] { "legacy" })];

    public static IReadOnlyList<VerdictLeg> All { get; } =
    [
        new("project by name", "groups/byName", OfCluster, Properties.Of(
            [("projectName", WorldData.Webshop), ("clusterName", WorldData.Orders), .. Everything])),
        Of("cluster", $"clusters/{WorldData.Orders}"),
        Of("snapshots", "backup/snapshots", isList: true),
        Of("schedule", "backup/schedule"),
        Of("restore jobs", "backup/restoreJobs", isList: true),
        Of("exports", "backup/exports", isList: true),
        Of("keys", "encryptionAtRest"),
        Of("compliance policy", "backupCompliancePolicy"),
        new("sharded snapshots", "shardedClusters", OfCluster, In(WorldData.Catalog), IsList: true),
        new("Flex cluster", $"flexClusters/{WorldData.Development}", OfCluster, In(WorldData.Development)),
        new("Flex snapshots", $"{WorldData.Development}/backup/snapshots", OfCluster, In(WorldData.Development), IsList: true),
        new("legacy snapshots", $"{WorldData.Legacy}/snapshots", OfCluster, In(WorldData.Legacy, OnLegacy), IsList: true),
        new("checkpoints", "backupCheckpoints", OfCluster, In(WorldData.Legacy, OnLegacy), IsList: true),
        new("clusters", $"{WorldData.FleetId}/clusters", OfProject, Fleet, IsList: true),
        new("Flex clusters", $"{WorldData.FleetId}/flexClusters", OfProject, Fleet, IsList: true),
    ];

    private static Struct Fleet => Properties.Of(("groupId", WorldData.FleetId));

    private static VerdictLeg Of(string name, string path, bool isList = false) =>
        new(name, path, OfCluster, In(WorldData.Orders, Everything), isList);

    private static Struct In(string cluster, params (string Name, object? Value)[] demands) =>
        Properties.Of([("groupId", WorldData.WebshopId), ("clusterName", cluster), .. demands]);
}
