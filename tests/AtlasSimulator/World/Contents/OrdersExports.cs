using System.Globalization;
using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World.Contents;

/// <summary>Exports in every state, into the buckets of three clouds.</summary>
internal static class OrdersExports
{
    public static void AddTo(ClusterStore store, Maker make)
    {
        var complete = store.Snapshots.FindAll(one => one is { Status: "completed", SnapshotType: "scheduled" });
        var name = store.Cluster.Name;
        store.Exports.AddRange(
        [
            Of(make, name, complete[0], "-1m") with { State = "Queued" },
            Of(make, name, complete[0], "-20m") with
            {
                ExportStatus = new ExportProgress(40, 120),
                State = "InProgress",
            },
            Of(make, name, complete[2], "-17h") with
            {
                ExportStatus = new ExportProgress(118, 120),
                FinishedAt = make.At("-16h40m"),
                State = "Failed",
                StateReason = new ExportReason("EXPORT_BUCKET_ACCESS_DENIED", "The bucket refused the upload."),
            },
            Of(make, name, complete[3], "-1d17h") with
            {
                CustomData = [new Pair("purpose", "nightly")],
                ExportStatus = new ExportProgress(120, 120),
                FinishedAt = make.At("-1d16h40m"),
            },
            Of(make, name, complete[4], "-6d17h") with
            {
                ExportBucketId = WorldData.AzureBucketId,
                ExportStatus = new ExportProgress(3, 120),
                FinishedAt = make.At("-6d16h58m"),
                State = "Cancelled",
            },
            Of(make, name, complete[6], "-26d17h") with
            {
                ExportBucketId = WorldData.GoogleBucketId,
                FinishedAt = make.At("-26d16h45m"),
            },
        ]);
    }

    /// <summary>An export that has only just begun. Of an empty cluster, the numbers stay zero.</summary>
    public static Export Of(Maker make, string cluster, Snapshot snapshot, string time)
    {
        var created = make.At(time);
        var date = snapshot.CreatedAt?.ToString("yyyy-MM-dd'T'HHmm", CultureInfo.InvariantCulture);
        return new Export
        {
            Id = make.IdAt(time),
            CreatedAt = created,
            Prefix = $"exported_snapshots/{WorldData.OrganizationId}/{WorldData.WebshopId}/{cluster}/{date}/"
                + created.ToUnixTimeSeconds(),
            SnapshotId = snapshot.Id,
        };
    }
}
