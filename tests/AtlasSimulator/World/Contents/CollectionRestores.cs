using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World.Contents;

/// <summary>Collection restores in every state, with collections in every state.</summary>
internal static class CollectionRestores
{
    public static void AddTo(ClusterStore store, Maker make)
    {
        var snapshot = store.Snapshots.First(one => one is { Status: "completed", SnapshotType: "scheduled" });
        store.CollectionRestores.AddRange(
        [
            Of(make, snapshot, "-1m", "INITIALIZING") with
            {
                Collections = [],
                DatabaseSuffix = "_copy",
                Databases = [new RestoredNamespace("shop", "shop_copy")],
            },
            Of(
                make,
                snapshot,
                "-30m",
                "IN_PROGRESS",
                State("orders", "IN_PROGRESS", 60),
                State("carts", "NOT_STARTED", 0)) with
            {
                IndexStatus = new RestoredIndexes("IN_PROGRESS", 0),
            },
            Of(make, snapshot, "-1h", "FINALIZING", State("orders", "FINALIZING", 120)) with
            {
                IndexStatus = new RestoredIndexes("NOT_STARTED", 0),
                IndexStrategy = "NONE",
                PointInTimeUtcSeconds = make.At("-2h").ToUnixTimeSeconds(),
                SnapshotId = null,
            },
            Of(make, snapshot, "-2h", "SUCCESSFUL", Indexed(State("orders", "SUCCESSFUL", 120))) with
            {
                FinishedAt = make.At("-1h50m"),
                IndexStatus = new RestoredIndexes("SUCCESSFUL", 0),
                WriteStrategy = "OVERWRITE_EXISTING",
            },
            Of(
                make,
                snapshot,
                "-3h",
                "CANCELED",
                State("orders", "ROLLBACK", 0),
                State("carts", "NOT_RESTORED", 0)) with
            {
                ErrorMessage = "The job was canceled.",
                FinishedAt = make.At("-2h55m"),
                IndexStatus = new RestoredIndexes("NOT_RESTORED", 0),
            },
            Failed(make, snapshot),
        ]);
    }

    private static CollectionRestore Failed(Maker make, Snapshot snapshot) => Of(
        make,
        snapshot,
        "-3h30m",
        "FAILED",
        State("orders", "FAILED", 5_000_000_000) with { TotalDocuments = 5_000_000_001 },
        State("views", "UNSUPPORTED", 0),
        State("gone", "NOT_FOUND", 0),
        Broken(State("carts", "INDEX_BUILD_FAILED", 120))) with
    {
        CollectionSuffix = "_restored",
        ErrorMessage = "One collection could not be restored.",
        FinishedAt = make.At("-3h20m"),
        IndexStatus = new RestoredIndexes("FAILED", 1),
        IndexStrategy = "ALL_EXCEPT_TTL",
        OplogInc = 2,
        OplogTs = make.At("-3h40m").ToUnixTimeSeconds(),
    };

    private static CollectionRestore Of(
        Maker make, Snapshot snapshot, string time, string state, params CollectionState[] states) => new()
        {
            Id = make.IdAt(time),
            Collections = [.. states.Select(one => new RestoredNamespace(one.SourceNamespace, one.TargetNamespace))],
            CreatedAt = make.At(time),
            SnapshotId = snapshot.Id,
            State = state,
            States = states,
            TargetClusterName = WorldData.Rehearsal,
            TargetGroupId = WorldData.WebshopId,
        };

    private static CollectionState State(string collection, string state, long restored) => new()
    {
        SourceNamespace = $"shop.{collection}",
        RestoredDocuments = restored,
        State = state,
        TargetNamespace = $"shop.{collection}_restored",
        TotalDocuments = state is "UNSUPPORTED" or "NOT_FOUND" ? 0 : 120,
    };

    private static CollectionState Indexed(CollectionState state) => state with
    {
        EffectiveTargetNamespace = $"{state.TargetNamespace}_1",
        IndexStatus = new CollectionIndexes(),
    };

    private static CollectionState Broken(CollectionState state) => state with
    {
        EffectiveTargetNamespace = state.TargetNamespace,
        IndexStatus = new CollectionIndexes
        {
            ErrorMessage = "Index total_1_customer_-1 could not be built.",
            FailedIndexes =
            [
                new JsonObject
                {
                    ["key"] = new JsonObject { ["total"] = 1, ["customer"] = -1.0 },
                    ["name"] = "total_1_customer_-1",
                    ["expireAfterSeconds"] = 3_600,
                    ["unique"] = true,
                },
            ],
            State = "FAILED",
        },
    };
}
