using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World.Contents;

/// <summary>The replica set that has snapshots, copies and jobs of every kind and in every state.</summary>
internal static class Orders
{
    private const int Number = 10;

    public static ClusterStore Of(Maker make)
    {
        var cluster = ReplicaSets.Described(make, Number, WorldData.Orders) with
        {
            DatabaseEdition = "CORE",
            EncryptionAtRestProvider = "AWS",
            PitEnabled = true,
            ReplicationSpecs = [.. Maker.Shards(Number, 0, 1, WorldData.HomeRegion, "EU_NORTH_1")],
        };
        var store = new ClusterStore(cluster) { Schedule = Schedule(make) };
        store.Databases["shop"] = ["carts", "orders"];
        store.Databases["Kunden-Übersicht"] = ["在庫 2026", "with/slash"];
        store.Snapshots.AddRange(OrdersSnapshots.Of(make, ReplicaSets.ReplicaSetName(cluster)));
        OrdersJobs.AddTo(store, make);
        OrdersExports.AddTo(store, make);
        CollectionRestores.AddTo(store, make);
        return store;
    }

    private static Schedule Schedule(Maker make) => make.Schedule() with
    {
        AutoExportEnabled = true,
        CopyPolicyItemsEnabled = true,
        CopySettings =
        [
            new CopySetting
            {
                CopyPolicyItems =
                [
                    new CopyItem("daily", Maker.Numbered("66b6", 11), "days", 7),
                    new CopyItem("ondemand", Maker.Numbered("66b6", 12), null, null),
                ],
                RegionName = WorldData.CopyRegion,
                ShouldCopyOplogs = true,
                ZoneId = Maker.ZoneId(Number * 10),
            },
        ],
        Export = new AutoExport(WorldData.AwsBucketId, "monthly"),
        ExtraRetentionSettings = [new ExtraRetention("MONTHLY", 30)],
    };
}
