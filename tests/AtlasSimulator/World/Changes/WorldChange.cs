using System.Text.Json.Nodes;

namespace AtlasBackup.AtlasSimulator;

/// <summary>What there can be more or less of in the simulated Atlas, or that can become another.</summary>
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
/// One change of the simulated Atlas, in the names and forms of Atlas. A time may be written as its distance from now
/// (<c>-3h57m</c>), as an <c>id</c> too, which is then an ID of that time; a <c>snapshotId</c> may be the number of
/// a snapshot (<c>#0</c> is the newest).
/// </summary>
public sealed record WorldChange
{
    public required WorldKind Kind { get; init; }

    /// <summary>The project's name.</summary>
    public string Project { get; init; } = WorldData.Webshop;

    /// <summary>The name of the cluster, dedicated or Flex.</summary>
    public string? Cluster { get; init; }

    /// <summary>What to change or remove; without this and a number it is all of the kind.</summary>
    public string? Id { get; init; }

    /// <summary>The same by its number: 0 is the newest.</summary>
    public int? Nth { get; init; }

    /// <summary>One more; what is not given is as usual.</summary>
    public JsonObject? Add { get; init; }

    /// <summary>The properties that become another.</summary>
    public JsonObject? Change { get; init; }

    public bool Remove { get; init; }
}
