namespace AtlasBackup.AtlasSimulator;

/// <summary>
/// Names and IDs of the projects and clusters of the simulated world, whose snapshots, jobs and exports refer to each
/// other.
/// </summary>
public static class WorldData
{
    public const string OrganizationId = "5f0000000000000000000001";

    /// <summary>The project with a cluster of every kind and no compliance policy.</summary>
    public const string Webshop = "webshop";

    public const string WebshopId = "66b100000000000000000001";

    /// <summary>The project with a compliance policy.</summary>
    public const string Payments = "payments";

    public const string PaymentsId = "66b100000000000000000002";

    /// <summary>The project without anything.</summary>
    public const string Sandbox = "sandbox";

    public const string SandboxId = "66b100000000000000000003";

    /// <summary>The project with as many clusters as an option says.</summary>
    public const string Fleet = "fleet";

    public const string FleetId = "66b100000000000000000004";

    /// <summary>A replica set with a snapshot every six hours, for a week, and nothing else.</summary>
    public const string Production = "prod";

    /// <summary>
    /// A replica set in two regions with its own key, point in time, copies, and jobs of every kind and state.
    /// </summary>
    public const string Orders = "orders";

    /// <summary>Three shards and dedicated config servers.</summary>
    public const string Catalog = "catalog";

    /// <summary>Got its third shard this morning, after its last snapshot.</summary>
    public const string Grown = "search";

    /// <summary>A global cluster: two zones with a shard each, and embedded config servers.</summary>
    public const string Global = "customers";

    /// <summary>The cluster that is the target of trial restores.</summary>
    public const string Rehearsal = "rehearsal";

    public const string Paused = "archive";

    public const string BackupOff = "scratch";

    public const string Free = "trial";

    /// <summary>A sharded cluster on Legacy Backup.</summary>
    public const string Legacy = "ledger";

    /// <summary>Is being created.</summary>
    public const string Creating = "newborn";

    /// <summary>Was deleted, and its backups were kept.</summary>
    public const string Deleted = "retired";

    /// <summary>A Flex cluster that was an M2 once, with snapshots and very many restore jobs.</summary>
    public const string Development = "dev";

    /// <summary>A Flex cluster that was created yesterday, without a snapshot.</summary>
    public const string NewFlex = "preview";

    /// <summary>The cluster of the project with the compliance policy.</summary>
    public const string Accounts = "accounts";

    public const string HomeRegion = "EU_CENTRAL_1";

    public const string CopyRegion = "EU_WEST_1";

    public const string MongoVersion = "8.0.12";

    /// <summary>The key that the clusters with a key of their own use.</summary>
    public const string MasterKey = "7b3c1f00-0000-4000-8000-0000000000aa";

    public const string AwsBucketId = "66b400000000000000000001";

    public const string AzureBucketId = "66b400000000000000000002";

    public const string GoogleBucketId = "66b400000000000000000003";

    public static string FleetCluster(int number) => $"fleet-{number}";
}
