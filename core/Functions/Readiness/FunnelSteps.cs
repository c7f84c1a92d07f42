namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>The steps of the funnel in their order: those that are always made, and those that are asked for.</summary>
internal static class FunnelSteps
{
    public static IEnumerable<FunnelStep> Of(Question question)
    {
        var demands = question.Demands;
        yield return Topology(question);
        yield return Version(question);
        yield return Encryption(question);
        if (demands.SnapshotType is { } type)
        {
            yield return SnapshotType(question, type);
        }

        if (demands.RecoveryPointAfter is { } after)
        {
            yield return After(question, after);
        }

        yield return Age(question);
        yield return Remaining(question);
        if (demands.AsksForCopies)
        {
            yield return CopyStep.Of(question);
        }
    }

    private static FunnelStep Topology(Question question)
    {
        var expected = question.Cluster.Kind switch
        {
            ClusterKind.ReplicaSet => "a snapshot of a replica set",
            ClusterKind.ShardedCluster => $"a snapshot with {question.Fit.ExpectedMembers}",
            _ => "any snapshot",
        };
        return new FunnelStep(
            CheckName.Topology,
            expected,
            point => question.Fit.FitsTopology(point.Snapshot),
            point => point.Snapshot switch
            {
                { MemberCount: { } members } => Texts.Count(members, "member", "members"),
                { IsSharded: true } => "of a sharded cluster",
                _ => "of a replica set",
            },
            point => $"{point.Words} {question.Fit.TopologyFault(point.Snapshot)}; {question.Advice}");
    }

    private static FunnelStep Version(Question question)
    {
        var cluster = question.Cluster.Version?.ToString() ?? "a version that Atlas does not name";
        return new FunnelStep(
            CheckName.Version,
            question.Cluster.IsDedicated ? $"a snapshot that can be restored into MongoDB {cluster}" : "any version",
            point => question.Fit.FitsVersion(point.Snapshot),
            point => $"of MongoDB {point.Snapshot.Version?.ToString() ?? "of unknown version"}",
            point => point.Snapshot.Version is { } taken
                ? $"{point.Words} is of MongoDB {taken} and cannot be restored into {cluster}; {question.Advice}"
                : $"{point.Words} does not show its version of MongoDB; {question.Advice}");
    }

    private static FunnelStep Encryption(Question question)
    {
        var hasKey = question.Cluster.HasCustomerKey;
        return new FunnelStep(
            CheckName.Encryption,
            (question.Fit.DependsOnKey && question.Fit.CanSeeKeys, hasKey) switch
            {
                (false, _) => "any key",
                (true, true) => "a snapshot that was taken under the cluster's own key",
                (true, false) => "a snapshot that was taken without a customer's key",
            },
            point => question.Fit.FitsKey(point.Snapshot),
            point => point.Snapshot.HasCustomerKey ? "taken under a customer's key" : "no customer's key is shown",
            _ => hasKey
                ? $"no snapshot was taken under the cluster's own key yet; {question.Advice}"
                : "every restorable snapshot was taken under a customer's key, and the cluster has none now; "
                    + question.Advice);
    }

    private static FunnelStep SnapshotType(Question question, string type) => new(
        CheckName.SnapshotType,
        $"a snapshot of type {type}",
        point => point.Snapshot.Type == type && !point.IsAssumed,
        point => point.IsAssumed ? "a point in time" : point.Snapshot.Type ?? "of no type",
        _ => $"there is no restorable snapshot of type {type} that fits the cluster; {question.Advice}");

    private static FunnelStep After(Question question, DateTimeOffset after) => new(
        CheckName.RecoveryPointAfter,
        $"a recovery point of {Texts.Time(after)} or later",
        point => point.Moment >= after,
        Moment,
        point => $"{point.Words} is before {Texts.Time(after)}; {question.Advice}");

    private static FunnelStep Age(Question question)
    {
        var hours = Texts.Hours(question.Demands.MaxAgeHours);
        return new FunnelStep(
            CheckName.Age,
            $"a recovery point not older than {hours}",
            point => point.Moment >= question.Ago(question.Demands.MaxAgeHours),
            Moment,
            point => point.IsAssumed
                ? $"{point.Words} is older than {hours}"
                : $"the newest recovery point is of {Texts.Time(point.Moment)}, older than {hours}; {question.Advice}");
    }

    private static FunnelStep Remaining(Question question)
    {
        var hours = Texts.Hours(question.Demands.MinRemainingHours);
        return new FunnelStep(
            CheckName.Remaining,
            $"a recovery point that exists for at least {hours} more",
            point => point.ExpiresAt is not { } expiry || expiry >= question.Ahead(question.Demands.MinRemainingHours),
            point => point switch
            {
                { IsAssumed: true } => "kept as long as the restore window",
                { ExpiresAt: { } expiry } => $"expires at {Texts.Time(expiry)}",
                _ => "does not expire",
            },
            point => point.IsAssumed || point.ExpiresAt is not { } expiry
                ? $"{point.Words} is kept for less than {hours}"
                : $"the newest recovery point is of {Texts.Time(point.Moment)} and expires at {Texts.Time(expiry)}, in "
                    + $"less than {hours}; {question.Advice}");
    }

    private static string Moment(RecoveryPoint point) => point.IsAssumed
        ? $"a point in time on the snapshot of {Texts.Time(point.Snapshot.Moment ?? point.Moment)}"
        : $"of {Texts.Time(point.Moment)}";
}
