using System.Text.Json.Serialization;

namespace AtlasBackup.AtlasSimulator.World.Records;

/// <summary>A snapshot of a replica set, of a whole sharded cluster, or of one of its shards.</summary>
internal sealed record Snapshot
{
    public required string Id { get; init; }

    public string? CloudProvider { get; init; }

    public string? ConfigServerType { get; init; }

    public IReadOnlyList<string> CopyRegions { get; init; } = [];

    /// <summary>The time of the data. Atlas knows it when the snapshot is complete.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    public string? Description { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public string? FrequencyType { get; init; }

    public string? MasterKeyUUID { get; init; }

    /// <summary>The parts of a sharded cluster's snapshot: one a shard, and one for dedicated config servers.</summary>
    public IReadOnlyList<SnapshotMember>? Members { get; init; }

    public string? MongodVersion { get; init; }

    public IReadOnlyList<string> PolicyItems { get; init; } = [];

    public string? ReplicaSetName { get; init; }

    public string SnapshotType { get; init; } = "scheduled";

    public string Status { get; init; } = "completed";

    public long StorageSizeBytes { get; init; }

    public string Type { get; init; } = "replicaSet";

    [JsonIgnore]
    public bool IsSharded => Type == "shardedCluster";
}

/// <summary>The snapshot of one shard, or of the config servers.</summary>
internal sealed record SnapshotMember(string CloudProvider, string Id, string ReplicaSetName);
