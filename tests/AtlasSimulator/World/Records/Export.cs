using System.Text.Json.Serialization;

namespace AtlasBackup.AtlasSimulator.World.Records;

/// <summary>An upload of a snapshot into a bucket.</summary>
internal sealed record Export
{
    public required string Id { get; init; }

    public IReadOnlyList<ExportPart>? Components { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public IReadOnlyList<Pair> CustomData { get; init; } = [];

    public string ExportBucketId { get; init; } = WorldData.AwsBucketId;

    public ExportProgress ExportStatus { get; init; } = new(0, 0);

    public DateTimeOffset? FinishedAt { get; init; }

    public string? Prefix { get; init; }

    public string? SnapshotId { get; init; }

    public string State { get; init; } = "Successful";

    public ExportReason? StateReason { get; init; }
}

/// <summary>The part of an export that is of one shard.</summary>
internal sealed record ExportPart(string ExportId, string ReplicaSetName);

/// <summary>How far an export is.</summary>
internal sealed record ExportProgress(int ExportedCollections, int TotalCollections);

/// <summary>Why an export failed.</summary>
internal sealed record ExportReason(string ErrorCode, string Message);

/// <summary>A name and its value.</summary>
internal sealed record Pair(string Key, string Value);

/// <summary>A bucket that exports go to. Each cloud has properties of its own.</summary>
internal sealed record Bucket
{
    [JsonPropertyName("_id")]
    public required string Id { get; init; }

    public string BucketName { get; init; } = "exports";

    public string CloudProvider { get; init; } = "AWS";

    public string? IamRoleId { get; init; }

    public string? Region { get; init; }

    public bool? RequirePrivateNetworking { get; init; }

    public string? RoleId { get; init; }

    public string? ServiceUrl { get; init; }

    public string? TenantId { get; init; }
}

/// <summary>A private way to a bucket.</summary>
internal sealed record PrivateEndpoint
{
    public required string Id { get; init; }

    public string CloudProvider { get; init; } = "AWS";

    public string? ErrorMessage { get; init; }

    public string? PrivateEndpointConnectionName { get; init; }

    public string RegionName { get; init; } = "EU_CENTRAL_1";

    public string Status { get; init; } = "ACTIVE";

    public string VpcRegionName { get; init; } = "EU_CENTRAL_1";
}
