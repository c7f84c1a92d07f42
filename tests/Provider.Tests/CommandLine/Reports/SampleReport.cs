using AtlasBackup.Core.Functions;

namespace AtlasBackup.Provider.Tests.CommandLine.Reports;

/// <summary>Outputs of a report, made by hand.</summary>
internal static class SampleReport
{
    public const string Now = "2026-01-01T12:00:00Z";

    /// <summary>A project with a cluster that is ready, one that is not, and one that was not judged.</summary>
    public static OutputObject Shop() => Of(
        "shop",
        [
            Cluster(
                Verdict("prod", "replicaSet", ready: true)
                    .Add("recoveryPoint", Point("pointInTime", "2026-01-01T11:50:00Z", 600, "scheduled"))
                    .Add("window", Window("2026-01-01T08:00:00Z", "2026-01-01T11:50:00Z").Add("kind", "pointInTime"))
                    .Add("nextSnapshotAt", "2026-01-01T14:00:00Z"))
                .Add("lastExport", Export("2025-12-31T09:00:00Z"))
                .Add("pointInTimeWindows", Spans("2025-12-30T02:00:00Z", "2026-01-01T08:00:00Z"))
                .Add("notes", Lines("the restore jobs could not be read")),
            Cluster(
                Verdict("staging", "flex", ready: false, "the newest recovery point is of 2025-12-29T06:00:00Z, older than 26 h; wait for the next snapshot")
                    .Add("recoveryPoint", Point("flexSnapshot", "2025-12-29T06:00:00Z", 280_800))
                    .Add("inProgressSnapshotId", "650000000000000000000001"))
                .Add("notes", Lines("the restore jobs could not be read")),
        ],
        skipped: [("trial", "it is an M0 cluster, which has no backups")]);

    public static OutputObject Of(
        string? project,
        IReadOnlyList<OutputObject> clusters,
        IReadOnlyList<(string Name, string Reason)>? skipped = null,
        params string[] reasons)
    {
        var ready = clusters.Count(cluster => cluster.Object("readiness")?.Flag("ready") == true);
        return new OutputObject()
            .Add("assessedAt", Now)
            .Add("clusters", clusters)
            .Add("groupId", "5f1a2b3c4d5e6f7081920a0b")
            .Add("notReadyCount", (double)(clusters.Count - ready))
            .Add("notes", Lines())
            .Add("projectName", project)
            .Add("ready", clusters.Count > 0 && ready == clusters.Count)
            .Add("readyCount", (double)ready)
            .Add("reasons", Lines(reasons))
            .Add("skipped", (skipped ?? []).Select(one => new OutputObject()
                .Add("clusterKind", "free").Add("clusterName", one.Name).Add("reason", one.Reason)))
            .Add("skippedCount", (double)(skipped?.Count ?? 0));
    }

    public static OutputObject Cluster(OutputObject verdict) => new OutputObject().Add("readiness", verdict);

    public static OutputObject Verdict(string name, string kind, bool ready, params string[] reasons) =>
        new OutputObject()
            .Add("clusterKind", kind)
            .Add("clusterName", name)
            .Add("notes", Lines())
            .Add("ready", ready)
            .Add("reasons", Lines(reasons));

    public static OutputObject Point(string kind, string time, double age, string? type = null) => new OutputObject()
        .Add("ageSeconds", age).Add("kind", kind).Add("snapshotType", type).Add("time", time);

    public static OutputObject Window(string start, string end) => new OutputObject().Add("end", end).Add("start", start);

    public static OutputObject Export(string finished) => new OutputObject()
        .Add("createdAt", "2025-12-31T08:00:00Z").Add("finishedAt", finished).Add("id", "e").Add("state", "Successful");

    /// <summary>Windows of two hours and three quarters.</summary>
    public static IEnumerable<OutputObject> Spans(params string[] starts) => starts.Select(start => Window(
        start, $"{DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture).AddMinutes(165):yyyy-MM-dd'T'HH:mm:ss'Z'}"));

    public static IEnumerable<string> Lines(params string[] texts) => texts;
}
