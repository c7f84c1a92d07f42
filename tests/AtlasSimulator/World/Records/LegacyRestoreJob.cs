namespace AtlasBackup.AtlasSimulator.World.Records;

/// <summary>A restore from a snapshot of Legacy Backup, or its preparation for a download.</summary>
internal sealed record LegacyRestoreJob
{
    public required string Id { get; init; }

    public string? BatchId { get; init; }

    public DateTimeOffset? Created { get; init; }

    public required LegacyDelivery Delivery { get; init; }

    public string? DeploymentJobId { get; init; }

    public bool EncryptionEnabled { get; init; }

    public IReadOnlyList<LegacyHash>? Hashes { get; init; }

    public string? MasterKeyUUID { get; init; }

    public bool PointInTime { get; init; }

    public string? SnapshotId { get; init; }

    public string StatusName { get; init; } = "FINISHED";

    public BsonTime? Timestamp { get; init; }
}

/// <summary>How restored data gets to whoever asked for it.</summary>
internal sealed record LegacyDelivery
{
    public string? AuthHeader { get; init; }

    public string? AuthValue { get; init; }

    public int? ExpirationHours { get; init; }

    public DateTimeOffset? Expires { get; init; }

    public int? MaxDownloads { get; init; }

    public string MethodName { get; init; } = "AUTOMATED_RESTORE";

    public string StatusName { get; init; } = "READY";

    public string? TargetClusterId { get; init; }

    public string? TargetClusterName { get; init; }

    public string? TargetGroupId { get; init; }

    public string? Url { get; init; }

    public string? UrlV2 { get; init; }
}

/// <summary>The checksum of a file.</summary>
internal sealed record LegacyHash(string FileName, string Hash, string TypeName);
