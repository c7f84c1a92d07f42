using System.Text.Json.Nodes;

namespace AtlasBackup.AtlasSimulator.World.Records;

/// <summary>A restore of single databases and collections.</summary>
internal sealed record CollectionRestore
{
    public required string Id { get; init; }

    public string? CollectionSuffix { get; init; }

    public IReadOnlyList<RestoredNamespace> Collections { get; init; } = [];

    public DateTimeOffset? CreatedAt { get; init; }

    public string? DatabaseSuffix { get; init; }

    public IReadOnlyList<RestoredNamespace> Databases { get; init; } = [];

    public string? ErrorMessage { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public RestoredIndexes? IndexStatus { get; init; }

    public string IndexStrategy { get; init; } = "ALL";

    public long? OplogInc { get; init; }

    public long? OplogTs { get; init; }

    public long? PointInTimeUtcSeconds { get; init; }

    public string? SnapshotId { get; init; }

    public string State { get; init; } = "SUCCESSFUL";

    public string? TargetClusterName { get; init; }

    public string? TargetGroupId { get; init; }

    public string WriteStrategy { get; init; } = "CREATE_NEW";

    /// <summary>What is at the job's own list. Atlas counts the documents of the job from it.</summary>
    public IReadOnlyList<CollectionState> States { get; init; } = [];
}

/// <summary>What was asked for: from where, and where to.</summary>
internal sealed record RestoredNamespace(string SourceNamespace, string? TargetNamespace);

/// <summary>How far the indexes of a job are.</summary>
internal sealed record RestoredIndexes(string State, int FailedCollectionCount);

/// <summary>How far one collection of a job is.</summary>
internal sealed record CollectionState
{
    public required string SourceNamespace { get; init; }

    public string? EffectiveTargetNamespace { get; init; }

    public CollectionIndexes? IndexStatus { get; init; }

    public long RestoredDocuments { get; init; }

    public string State { get; init; } = "SUCCESSFUL";

    public string? TargetNamespace { get; init; }

    public long TotalDocuments { get; init; }
}

/// <summary>How far the indexes of one collection are. An index is described as in MongoDB itself.</summary>
internal sealed record CollectionIndexes
{
    public string? ErrorMessage { get; init; }

    public IReadOnlyList<JsonObject> FailedIndexes { get; init; } = [];

    public string State { get; init; } = "SUCCESSFUL";
}
