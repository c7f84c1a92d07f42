using System.Text.Json.Nodes;

namespace AtlasBackup.AtlasSimulator;

/// <summary>The kinds of things in the simulated Atlas that a change can add, change or remove.</summary>
public enum WorldKind
{
    /// <summary>Has <c>now</c>.</summary>
    Clock,

    /// <summary>Has the properties of Atlas, and the <c>role</c> of the credentials.</summary>
    Project,

    Cluster,
    Schedule,
    Snapshot,
    RestoreJob,
    Export,
    CollectionRestore,
    CompliancePolicy,
    Encryption,
    Bucket,
    PrivateEndpoint,
    FlexCluster,
    FlexSnapshot,
    FlexRestoreJob,
    Checkpoint,
    LegacySnapshot,
    LegacyRestoreJob,
    LegacySchedule,
}

/// <summary>
/// One change of the simulated Atlas, in the names and forms of Atlas. A time may be relative to now (<c>-3h57m</c>); an
/// <c>id</c> may be such a time, and is then a new ID of that time. A <c>snapshotId</c> may be the number of a snapshot
/// (<c>#0</c> is the newest).
/// </summary>
public sealed record WorldChange
{
    public required WorldKind Kind { get; init; }

    /// <summary>The project's name.</summary>
    public string Project { get; init; } = WorldData.Webshop;

    /// <summary>The name of the cluster, dedicated or Flex.</summary>
    public string? Cluster { get; init; }

    /// <summary>The item to change or remove. Without an ID and a number, all items of the kind are.</summary>
    public string? Id { get; init; }

    /// <summary>The number of the item instead: 0 is the newest.</summary>
    public int? Nth { get; init; }

    /// <summary>The properties of a new item. The others have defaults.</summary>
    public JsonObject? Add { get; init; }

    /// <summary>The properties that get new values.</summary>
    public JsonObject? Change { get; init; }

    public bool Remove { get; init; }
}
