namespace AtlasBackup.AtlasSimulator;

/// <summary>The data of the simulated Atlas: names, ids and credentials on which tests can depend.</summary>
public static class AtlasData
{
    public const string ProjectId = "6501a2b3c4d5e6f708090a0b";
    public const string OtherProjectId = "6501a2b3c4d5e6f7080900ff";

    /// <summary>The id of an object that no test reads.</summary>
    public const string OtherId = "650aa2b3c4d5e6f7080900ff";

    /// <summary>Sharded, on Legacy Backup: checkpoints, exports, restore jobs in batches.</summary>
    public const string ShardedCluster = "orders-sharded";

    /// <summary>A replica set on Legacy Backup: restore jobs without batches.</summary>
    public const string ReplicaSetCluster = "ledger-replicaset";

    /// <summary>A cluster without any backup.</summary>
    public const string EmptyCluster = "empty";

    /// <summary>On Cloud Backups: refuses what belongs to Legacy Backup.</summary>
    public const string CloudCluster = "modern-cloud";

    /// <summary>A shared-tier cluster with tenant restores in every status.</summary>
    public const string TenantCluster = "shared-m2";

    /// <summary>Its lists have forms that Atlas does not document. Only tests of these forms read them.</summary>
    public const string OddCluster = "odd-forms";

    /// <summary>Has every field that the API documents.</summary>
    public const string CompleteCheckpointId = "6502000000000000000000c1";

    public const string UnrestorableCheckpointId = "6502000000000000000000c2";
    public const string CheckpointInProgressId = "6502000000000000000000c3";
    public const string FutureCheckpointId = "6502000000000000000000f1";

    /// <summary>Has nothing but its id.</summary>
    public const string BareCheckpointId = "6502000000000000000000c4";

    /// <summary>
    /// Has nulls, missing lists, unknown fields, an unknown kind of host and a number that is too large for an int.
    /// </summary>
    public const string OddCheckpointId = "6502000000000000000000c5";

    /// <summary>Has every field that the API documents; failed, of a sharded cluster.</summary>
    public const string CompleteExportId = "6503000000000000000000e1";

    public const string SuccessfulExportId = "6503000000000000000000e2";
    public const string QueuedExportId = "6503000000000000000000e3";
    public const string InProgressExportId = "6503000000000000000000e4";
    public const string CancelledExportId = "6503000000000000000000e5";

    /// <summary>Has nulls, an unknown state and a whole number with a fraction.</summary>
    public const string OddExportId = "6503000000000000000000e6";

    public const string ExportBucketId = "6504000000000000000000b1";

    /// <summary>The number of jobs of a batch: one for each shard, and one for the config servers.</summary>
    public const int JobsPerBatch = 4;

    /// <summary>The text that is in every link and key of a download.</summary>
    public const string SecretMark = "SECRET-LINK";

    public const string ClientId = "mdb_sa_id_65ca4a9b1c7d2e8f30a40b5c";
    public const string ClientSecret = "mdb_sa_sk_CANARY-client-secret-5f2e9c";
    public const string PublicKey = "canarypk";
    public const string PrivateKey = "0f1e2d3c-CANARY-4b5a-6978-private00key";
    public const string AccessToken = "eyJ.CANARY-access-token-made-elsewhere.sig";

    public static IReadOnlyList<string> Clusters { get; } =
        [ShardedCluster, ReplicaSetCluster, EmptyCluster, CloudCluster, TenantCluster, OddCluster];

    /// <summary>The id of a batch of the sharded cluster's restore jobs.</summary>
    public static string BatchId(int batch) => $"6506{batch:x20}";

    public static string RestoreJobId(int job) => $"6507{job:x20}";

    public static string TenantRestoreId(int restore) => $"6508{restore:x20}";
}
