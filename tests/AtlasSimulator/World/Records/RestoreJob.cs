using System.Text.Json.Serialization;

namespace AtlasBackup.AtlasSimulator.World.Records;

/// <summary>A restore from a snapshot of Cloud Backups, or its preparation for a download.</summary>
internal sealed record RestoreJob
{
    public required string Id { get; init; }

    public bool Cancelled { get; init; }

    public IReadOnlyList<RestorePart>? Components { get; init; }

    public string DeliveryType { get; init; } = "automated";

    public IReadOnlyList<string> DeliveryUrl { get; init; } = [];

    public DesiredTime DesiredTimestamp { get; init; } = new();

    public bool Expired { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public bool Failed { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public long? OplogInc { get; init; }

    public long? OplogTs { get; init; }

    public long? PointInTimeUTCSeconds { get; init; }

    public IReadOnlyList<PrivateUrl>? PrivateDownloadDeliveryUrls { get; init; }

    public string? SnapshotId { get; init; }

    public string? TargetClusterName { get; init; }

    /// <summary>Atlas sends it and does not document it.</summary>
    public string? TargetDeploymentItemName { get; init; }

    public string? TargetGroupId { get; init; }

    /// <summary>The time of the snapshot.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}

/// <summary>The download of one shard.</summary>
internal sealed record RestorePart
{
    public string? DownloadUrl { get; init; }

    public IReadOnlyList<PrivateUrl>? PrivateDownloadDeliveryUrls { get; init; }

    public string? ReplicaSetName { get; init; }
}

/// <summary>A download by way of a private endpoint.</summary>
internal sealed record PrivateUrl(string DeliveryUrl, string EndpointId);

/// <summary>The point in time that was asked for. Atlas sends nulls where there was none.</summary>
internal sealed record DesiredTime
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? Increment { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? Time { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public DateTimeOffset? Date { get; init; }
}
