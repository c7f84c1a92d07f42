using System.Text.Json.Serialization;

namespace AtlasBackup.AtlasSimulator.World.Records;

/// <summary>A dedicated or M0 cluster, as Atlas describes it.</summary>
internal sealed record Cluster
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public bool BackupEnabled { get; init; } = true;

    public string ClusterType { get; init; } = "REPLICASET";

    public string? ConfigServerType { get; init; }

    public DateTimeOffset CreateDate { get; init; }

    public string? DatabaseEdition { get; init; }

    public string? EffectiveDatabaseEdition { get; init; } = "CORE";

    public string EncryptionAtRestProvider { get; init; } = "NONE";

    public string FeatureCompatibilityVersion { get; init; } = "8.0";

    public string InternalClusterRole { get; init; } = "NONE";

    public string MongoDBMajorVersion { get; init; } = "8.0";

    public string? MongoDBVersion { get; init; } = WorldData.MongoVersion;

    public bool Paused { get; init; }

    public bool PitEnabled { get; init; }

    /// <summary>One a shard. Atlas also sends them as the effective ones.</summary>
    public IReadOnlyList<ReplicationSpec> ReplicationSpecs { get; init; } = [];

    public bool RetainBackups { get; init; }

    public string StateName { get; init; } = "IDLE";

    public IReadOnlyList<Pair> Tags { get; init; } = [];

    public bool TerminationProtectionEnabled { get; init; }

    public string VersionReleaseSystem { get; init; } = "LTS";

    [JsonIgnore]
    public bool IsSharded => ClusterType != "REPLICASET";

    [JsonIgnore]
    public bool IsFree => ReplicationSpecs.Any(spec => spec.RegionConfigs.Any(one => one.ProviderName == "TENANT"));
}

/// <summary>A shard, or the one replica set, and the zone that it is in.</summary>
internal sealed record ReplicationSpec(
    string Id, string ZoneId, string ZoneName, IReadOnlyList<RegionConfig> RegionConfigs);

/// <summary>Nodes in one region.</summary>
internal sealed record RegionConfig
{
    public string? BackingProviderName { get; init; }

    public NodeSpec ElectableSpecs { get; init; } = new("M30", 3);

    public int Priority { get; init; } = 7;

    public string ProviderName { get; init; } = "AWS";

    public string RegionName { get; init; } = WorldData.HomeRegion;
}

/// <summary>How large and how many nodes are.</summary>
internal sealed record NodeSpec(string InstanceSize, int NodeCount);

/// <summary>A project.</summary>
internal sealed record Project
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public DateTimeOffset Created { get; init; }

    public string OrgId { get; init; } = WorldData.OrganizationId;

    public string RegionUsageRestrictions { get; init; } = "COMMERCIAL_FEDRAMP_REGIONS_ONLY";

    /// <summary>The role that the credentials have in the project. Atlas does not send it.</summary>
    public string Role { get; init; } = "Project Owner";

    public IReadOnlyList<Pair> Tags { get; init; } = [];

    public bool WithDefaultAlertsSettings { get; init; } = true;
}
