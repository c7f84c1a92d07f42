using AtlasBackup.Core.Functions;

namespace AtlasBackup.Tests.Support.Reports;

/// <summary>Makes reports on clusters.</summary>
internal static class SampleClusters
{
    /// <summary>A sharded cluster that is ready, with copies, exports, a restore test and continuous backup.</summary>
    public static OutputObject Orders(string name)
    {
        var verdict = SampleVerdicts.Of(
                name,
                "shardedCluster",
                [
                    .. SampleVerdicts.UsualChecks("a sharded cluster"),
                    SampleVerdicts.Passed("age", "at most 26 h old", $"of {SampleReports.Ago(1.0 / 6)}"),
                    SampleVerdicts.Passed("remaining", "exists for 48 h or longer", $"until {SampleReports.Ago(-164)}"),
                    SampleVerdicts.Passed("copies", "a copy in US_WEST_2", "copies in US_WEST_2"),
                    SampleVerdicts.Passed("pointInTime", "a point in time", "possible"),
                    SampleVerdicts.Passed("restoreTest", "within 30 days", $"at {SampleReports.Ago(290)}"),
                ])
            .Add("nextSnapshotAt", SampleReports.Ago(-2.5))
            .Add("recoveryPoint", SampleVerdicts.Point(1.0 / 6, "pointInTime", type: null))
            .Add("window", SampleVerdicts.Window(168.5, 1.0 / 6, "pointInTime"));
        return Cluster(
            verdict,
            SampleEvents.DefaultPolicy("US_WEST_2", "EU_WEST_1"),
            [.. Enumerable.Range(0, 6).Reverse().Select(day => SampleEvents.Export((day * 24) + 9.5, "Successful"))],
            [SampleEvents.Restore(290, "automated", "succeeded"), SampleEvents.Restore(30, "download", "expired")],
            [SampleEvents.Window(168.5, 1.0 / 6)]);
    }

    /// <summary>A replica set that is not ready: snapshots failed, and the continuous backup has holes.</summary>
    public static OutputObject Shop(string name)
    {
        var pending = SampleEvents.Id(0.3, "51");
        var tooOld = $"the newest recovery point is of {SampleReports.Ago(34)}, older than 26 h; wait until Atlas has "
            + $"taken the snapshot {pending}";
        var failures = $"within 24 h there are failed or fallback snapshots: {SampleEvents.Id(12, "51")} (failed, of "
            + $"{SampleReports.Ago(12)}) and {SampleEvents.Id(18, "51")} (fallback, of {SampleReports.Ago(18)}); look in "
            + "Atlas for the reason";
        var verdict = SampleVerdicts.Of(
                name,
                "replicaSet",
                [
                    .. SampleVerdicts.UsualChecks("a replica set"),
                    SampleVerdicts.Failed("age", "at most 26 h old", $"of {SampleReports.Ago(34)}", tooOld),
                    SampleVerdicts.NotAssessed("remaining", "exists for 48 h or longer"),
                    SampleVerdicts.Failed("failedSnapshots", "none within 24 h", "2 snapshots", failures),
                ],
                "point in time is not counted: a restore into the cluster has not been followed by a snapshot yet")
            .Add("inProgressSnapshotId", pending)
            .Add("nextSnapshotAt", SampleReports.Ago(-5.75))
            .Add("recoveryPoint", SampleVerdicts.Point(34, "snapshot", "scheduled"))
            .Add("window", SampleVerdicts.Window(9000, 34, "snapshots"));
        return Cluster(
            verdict,
            [
                .. SampleEvents.DefaultPolicy().Take(47),
                SampleEvents.Snapshot(34, "cloud", "onDemand", "completed"),
                SampleEvents.Snapshot(18, "cloud", "fallback", "completed"),
                SampleEvents.Snapshot(12, "cloud", "scheduled", "failed"),
                SampleEvents.Snapshot(6, "cloud", "scheduled", "failed"),
                SampleEvents.Snapshot(0.3, "cloud", "scheduled", "inProgress"),
            ],
            [SampleEvents.Export(60, "Successful"), SampleEvents.Export(36, "Failed"), SampleEvents.Export(1, "Queued")],
            [SampleEvents.Restore(20, "automated", "succeeded"), SampleEvents.Restore(5, "pointInTime", "failed")],
            [SampleEvents.Window(72, 51), SampleEvents.Window(45, 20), SampleEvents.Window(16, 6)]);
    }

    /// <summary>A Flex cluster that is ready.</summary>
    public static OutputObject Sessions(string name)
    {
        var verdict = SampleVerdicts.Of(name, "flex", [.. SampleVerdicts.UsualChecks("a Flex cluster")])
            .Add("nextSnapshotAt", SampleReports.Ago(-8))
            .Add("recoveryPoint", SampleVerdicts.Point(16, "snapshot", type: null))
            .Add("window", SampleVerdicts.Window(184, 16, "snapshots"));
        return Cluster(
            verdict,
            Enumerable.Range(0, 8).Reverse().Select(
                day => SampleEvents.Snapshot((day * 24) + 16, "flex", type: null, "COMPLETED")),
            [],
            [],
            []);
    }

    /// <summary>A cluster on Legacy Backup that is ready.</summary>
    public static OutputObject Archive()
    {
        var verdict = SampleVerdicts.Of(
                "archive",
                "legacy",
                [.. SampleVerdicts.UsualChecks("a cluster on Legacy Backup")],
                "the exports were not read; grant Project Backup Manager in the project")
            .Add("recoveryPoint", SampleVerdicts.Point(10, "snapshot", type: null))
            .Add("window", SampleVerdicts.Window(240, 10, "snapshots"));
        return Cluster(
            verdict,
            [
                .. Enumerable.Range(0, 10).Reverse().Select(
                    day => SampleEvents.Snapshot((day * 24) + 10, "legacy", type: null, "completed")),
                .. Enumerable.Range(0, 12).Reverse().Select(
                    hour => SampleEvents.Snapshot(hour + 0.5, "checkpoint", type: null, "completed")),
            ],
            [],
            [],
            []);
    }

    /// <summary>A cluster without backups.</summary>
    public static OutputObject Staging() => Cluster(
        SampleVerdicts.Of(
            "staging",
            "replicaSet",
            [
                SampleVerdicts.Passed("clusterKind", "a replica set or a sharded cluster", "a replica set"),
                SampleVerdicts.Passed("clusterState", "available and not paused", "available (IDLE)"),
                SampleVerdicts.Failed(
                    "backupEnabled",
                    "backup is on",
                    "off",
                    "Cloud Backup is off for the cluster; turn it on and take a snapshot"),
            ]),
        [],
        [],
        [],
        []);

    public static OutputObject Cluster(
        OutputObject verdict,
        IEnumerable<OutputObject> snapshots,
        IReadOnlyList<OutputObject> exports,
        IReadOnlyList<OutputObject> restores,
        IReadOnlyList<OutputObject> windows) =>
        new OutputObject()
            .Add("exports", exports)
            .Add("lastExport", exports.LastOrDefault(export => export.Text("state") == "Successful"))
            .Add("notes", (string[])[])
            .Add("pointInTimeWindows", windows)
            .Add("readiness", verdict)
            .Add("restores", restores)
            .Add("snapshots", snapshots);
}
