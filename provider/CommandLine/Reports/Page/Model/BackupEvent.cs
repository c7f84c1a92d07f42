using AtlasBackup.Core.Functions;
using AtlasBackup.Provider.CommandLine.Reports.Page.Html;

namespace AtlasBackup.Provider.CommandLine.Reports.Page.Model;

/// <summary>A snapshot, an export or a restore of a cluster.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Shape">How it is drawn.</param>
/// <param name="Time">When it began. Null if Atlas gave no time.</param>
/// <param name="Name">What it is, such as "scheduled snapshot".</param>
/// <param name="State">Its state in words.</param>
/// <param name="ExpiresAt">When a snapshot expires.</param>
/// <param name="Regions">Where copies of a snapshot are configured.</param>
/// <param name="Id">Its ID.</param>
internal sealed record BackupEvent(
    EventKind Kind,
    MarkShape Shape,
    DateTimeOffset? Time,
    string Name,
    string State,
    DateTimeOffset? ExpiresAt,
    IReadOnlyList<string> Regions,
    string Id)
{
    public static BackupEvent Snapshot(OutputObject snapshot)
    {
        var shape = MarkShapes.OfSnapshot(snapshot.Text("kind"), snapshot.Text("snapshotType"));
        return new BackupEvent(
            EventKind.Snapshot,
            MarkShapes.In(EventStates.Read(snapshot.Text("status")), shape),
            snapshot.Time("createdAt"),
            SnapshotName(snapshot),
            PageText.Words(snapshot.Text("status") ?? "unknown"),
            snapshot.Time("expiresAt"),
            [.. snapshot.Texts("copyRegions").Distinct().Order(StringComparer.Ordinal)],
            snapshot.Text("id") ?? "");
    }

    public static BackupEvent Export(OutputObject export) => Job(EventKind.Export, MarkShape.Export, export, "export");

    public static BackupEvent Restore(OutputObject restore) => Job(
        EventKind.Restore,
        MarkShape.Restore,
        restore,
        restore.Text("deliveryType") is { } type ? $"restore ({PageText.Words(type)})" : "restore");

    private static BackupEvent Job(EventKind kind, MarkShape shape, OutputObject job, string name) => new(
        kind,
        MarkShapes.In(EventStates.Read(job.Text("state")), shape),
        job.Time("createdAt"),
        name,
        PageText.Words(job.Text("state") ?? "unknown"),
        ExpiresAt: null,
        Regions: [],
        job.Text("id") ?? "");

    private static string SnapshotName(OutputObject snapshot)
    {
        var name = (snapshot.Text("kind"), snapshot.Text("snapshotType")) switch
        {
            ("checkpoint", _) => "checkpoint",
            ("flex", _) => "Flex snapshot",
            ("legacy", _) => "legacy snapshot",
            (_, { } type) => $"{PageText.Words(type)} snapshot",
            _ => "snapshot",
        };

        // The frequency of an on-demand snapshot repeats its type.
        return snapshot.Text("frequencyType") is { } frequency && frequency != "ondemand"
            ? $"{name}, {PageText.Words(frequency)}"
            : name;
    }
}
