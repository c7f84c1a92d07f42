using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>Makes facts of what the functions of the contract read. What Atlas does not say stays unknown.</summary>
internal static class FactReader
{
    private const string Tenant = "TENANT";

    /// <summary>Reads a dedicated or free cluster.</summary>
    public static ClusterFacts Cluster(OutputObject cluster)
    {
        var specs = cluster.Objects("replicationSpecs").ToList();
        var regions = specs.SelectMany(spec => spec.Objects("regionConfigs"));
        var effective = cluster.Objects("effectiveReplicationSpecs").ToList();
        return new ClusterFacts(KindOf(cluster, regions), cluster.Text("groupId") ?? "", cluster.Text("name") ?? "")
        {
            State = cluster.Text("stateName"),
            IsPaused = cluster.Flag("paused"),
            HasBackup = cluster.Flag("backupEnabled") == true,
            HasContinuousBackup = cluster.Flag("pitEnabled") == true,
            CreatedAt = cluster.Time("createDate"),
            Edition = cluster.Text("effectiveDatabaseEdition") ?? cluster.Text("databaseEdition"),
            Version = MongoVersion.Parse(cluster.Text("mongoDBVersion")),
            FeatureCompatibility = MongoVersion.Parse(cluster.Text("featureCompatibilityVersion")),
            KeyProvider = cluster.Text("encryptionAtRestProvider") ?? ClusterFacts.NoKey,
            ConfigServerType = cluster.Text("configServerType"),
            ShardCount = effective.Count > 0 ? effective.Count : specs.Count,
            Regions = [.. specs.Concat(effective).SelectMany(RegionsOf).Distinct()],
            Zones = [.. specs.Select(spec => spec.Text("zoneId")).Distinct()],
        };
    }

    public static ClusterFacts FlexCluster(OutputObject cluster) =>
        new(ClusterKind.Flex, cluster.Text("groupId") ?? "", cluster.Text("name") ?? "")
        {
            State = cluster.Text("stateName"),
            IsPaused = false,
            HasBackup = cluster.Object("backupSettings")?.Flag("enabled") != false,
            CreatedAt = cluster.Time("createDate"),
            Version = MongoVersion.Parse(cluster.Text("mongoDBVersion")),
            Regions = [cluster.Object("providerSettings")?.Text("regionName")],
        };

    /// <summary>Adds whether Atlas can use the customer's key.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="encryption">The project's keys; none where they were not read.</param>
    public static ClusterFacts WithKey(ClusterFacts cluster, OutputObject encryption)
    {
        var provider = cluster.KeyProvider switch
        {
            "AWS" => "awsKms",
            "AZURE" => "azureKeyVault",
            "GCP" => "googleCloudKms",
            _ => "",
        };
        return cluster with { IsKeyValid = encryption.Object(provider)?.Flag("valid") };
    }

    /// <summary>Reads a Cloud Backup snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="sharded">The same as the list of sharded snapshots has it, or null where it is not there.</param>
    public static SnapshotFacts Snapshot(OutputObject snapshot, OutputObject? sharded)
    {
        var id = snapshot.Text("id") ?? "";
        var created = snapshot.Time("createdAt");
        return new SnapshotFacts(id, RecoveryPointKind.Snapshot, StateOf(snapshot.Text("status")))
        {
            Moment = created,
            RequestedAt = created ?? ItemTime.InObjectId(id),
            ExpiresAt = snapshot.Expiry("expiresAt"),
            Type = snapshot.Text("snapshotType"),
            FrequencyType = snapshot.Text("frequencyType"),
            IsSharded = snapshot.Text("type") switch
            {
                "replicaSet" => false,
                "shardedCluster" => true,
                _ => null,
            },
            MemberCount = sharded?.Objects("members").Count(),
            ConfigServerType = sharded?.Text("configServerType"),
            Version = MongoVersion.Parse(snapshot.Text("mongodVersion")),
            HasCustomerKey = !string.IsNullOrEmpty(snapshot.Text("masterKeyUUID")),
            CopyRegions = [.. snapshot.Texts("copyRegions")],
        };
    }

    public static SnapshotFacts FlexSnapshot(OutputObject snapshot)
    {
        var id = snapshot.Text("id") ?? "";
        var begun = snapshot.Time("startTime") ?? snapshot.Time("scheduledTime");
        return new SnapshotFacts(id, RecoveryPointKind.FlexSnapshot, StateOf(snapshot.Text("status")))
        {
            Moment = begun,
            RequestedAt = begun ?? ItemTime.InObjectId(id),
            ExpiresAt = snapshot.Expiry("expiration"),
            NeedsExpiry = true,
        };
    }

    public static SnapshotFacts LegacySnapshot(OutputObject snapshot)
    {
        var created = snapshot.Object("created")?.Time("date");
        return new SnapshotFacts(
            snapshot.Text("id") ?? "",
            RecoveryPointKind.LegacySnapshot,
            snapshot.Flag("complete") == true ? SnapshotState.Completed : SnapshotState.Unknown)
        {
            Moment = snapshot.Object("lastOplogAppliedTimestamp")?.Time("date") ?? created,
            RequestedAt = created,
            ExpiresAt = snapshot.Expiry("expires"),
        };
    }

    public static SnapshotFacts Checkpoint(OutputObject checkpoint) => new(
        checkpoint.Text("id") ?? "",
        RecoveryPointKind.Checkpoint,
        checkpoint.Flag("restorable") == true ? SnapshotState.Completed : SnapshotState.Unknown)
    {
        Moment = checkpoint.Time("timestamp"),
        RequestedAt = checkpoint.Time("started"),
    };

    public static ScheduleFacts Schedule(OutputObject schedule) => new()
    {
        NextSnapshot = schedule.Time("nextSnapshot"),
        RestoreWindowDays = schedule.Integer("restoreWindowDays") ?? 0,
        Copies =
        [
            .. schedule.Objects("copySettings")
                .Where(copy => copy.Text("regionName") is not null)
                .Select(copy => new CopySetting(
                    copy.Text("zoneId"), copy.Text("regionName") ?? "", copy.Flag("shouldCopyOplogs") == true)),
        ],
    };

    public static RestoreFacts Restore(OutputObject job) => new(job.Text("id") ?? "")
    {
        RequestedAt = ItemTime.InObjectId(job.Text("id")),
        IsIntoCluster = job.Text("deliveryType") switch
        {
            "automated" or "pointInTime" => true,
            "download" => false,
            _ => null,
        },
        TargetGroupId = job.Text("targetGroupId"),
        TargetCluster = job.Text("targetClusterName"),
        FinishedAt = job.Time("finishedAt"),
        IsVoid = job.Flag("failed") | job.Flag("cancelled") | job.Flag("expired"),
    };

    public static ExportFacts Export(OutputObject export)
    {
        var snapshot = export.Text("snapshotId");
        return new ExportFacts(export.Text("id") ?? "", export.Text("state"), snapshot)
        {
            SnapshotRequestedAt = ItemTime.InObjectId(snapshot),
            RequestedAt = export.Time("createdAt"),
            FinishedAt = export.Time("finishedAt"),
            ExportedCollections = export.Object("exportStatus")?.Integer("exportedCollections"),
            TotalCollections = export.Object("exportStatus")?.Integer("totalCollections"),
            Reason = export.Object("stateReason")?.Text("message") ?? export.Object("stateReason")?.Text("errorCode"),
        };
    }

    // A shard without regions is somewhere.
    private static IEnumerable<string?> RegionsOf(OutputObject spec) =>
        spec.Objects("regionConfigs").Select(region => region.Text("regionName")).DefaultIfEmpty();

    /// <summary>Reads the state of the project's compliance policy, or null where there is none.</summary>
    public static string? PolicyState(Outcome policy) => policy.Outputs.Text("state");

    private static ClusterKind KindOf(OutputObject cluster, IEnumerable<OutputObject> regions) =>
        regions.Any(region => region.Text("providerName") == Tenant)
            ? ClusterKind.Free
            : cluster.Text("clusterType") switch
            {
                "REPLICASET" => ClusterKind.ReplicaSet,
                "SHARDED" or "GEOSHARDED" => ClusterKind.ShardedCluster,
                var other => throw UnknownType(cluster.Text("name"), other),
            };

    private static ProviderException UnknownType(string? name, string? type) => new(
        FailureKind.UnexpectedAnswer,
        type is null
            ? Wording.Of($"Atlas does not say of which type the cluster '{new Quote(name ?? "")}' is.")
            : Wording.Of($"the cluster '{new Quote(name ?? "")}' is of the unknown type '{new Quote(type)}'."))
    {
        Hint = "Check the cluster in Atlas, and install a newer release of this provider.",
    };

    private static SnapshotState StateOf(string? status) => status switch
    {
        "completed" or "COMPLETED" => SnapshotState.Completed,
        "failed" or "FAILED" => SnapshotState.Failed,
        "queued" or "inProgress" or "PENDING" or "QUEUED" or "RUNNING" => SnapshotState.Pending,
        _ => SnapshotState.Unknown,
    };
}
