namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>The steps of the funnel in their order: those that are always made, and those that are asked for.</summary>
internal static class FunnelSteps
{
    public static IEnumerable<FunnelStep> Of(Question question)
    {
        var demands = question.Demands;
        yield return FitSteps.Topology(question);
        yield return FitSteps.Version(question);
        yield return FitSteps.Encryption(question);
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

    private static FunnelStep SnapshotType(Question question, string type) => new(
        CheckName.SnapshotType,
        $"a snapshot of type {type}",
        point => point.Snapshot.Type == type && !point.IsAssumed,
        point => point.Snapshot.Type is { } other ? $"of type {other}" : "of no type",
        _ => question.Cluster.IsDedicated
            ? $"there is no restorable snapshot of type {type} that fits the cluster; {question.Advice}"
            : $"the snapshots of {Texts.Of(question.Cluster.Kind)} have no type; do not ask for one");

    private static FunnelStep After(Question question, DateTimeOffset after) => new(
        CheckName.RecoveryPointAfter,
        $"a recovery point of {Texts.Time(after)} or later",
        point => point.Moment >= after,
        Moment,
        point => point.IsAssumed
            ? $"the point-in-time window does not reach {Texts.Time(after)} yet; try again later, or take a snapshot"
            : $"the newest recovery point is of {Texts.Time(point.Moment)}, before {Texts.Time(after)}; "
                + question.Advice);

    private static FunnelStep Age(Question question)
    {
        var hours = Texts.Hours(question.Demands.MaxAgeHours);
        return new FunnelStep(
            CheckName.Age,
            $"a recovery point not older than {hours}",
            point => point.Moment >= question.Ago(question.Demands.MaxAgeHours),
            Moment,
            point => point.IsAssumed
                ? $"the point-in-time window is assumed to end 10 minutes before now, which is older than {hours}; "
                    + "accept a greater age"
                : $"the newest recovery point is of {Texts.Time(point.Moment)}, older than {hours}; {question.Advice}");
    }

    private static FunnelStep Remaining(Question question)
    {
        var hours = Texts.Hours(question.Demands.MinRemainingHours);
        var advice = question.Cluster is { IsDedicated: true, IsPaused: not true }
            ? "keep snapshots for longer, or take a new one"
            : question.Advice;
        return new FunnelStep(
            CheckName.Remaining,
            $"a recovery point that is kept for at least {hours} more",
            point => point.ExpiresAt is not { } expiry || expiry >= question.Ahead(question.Demands.MinRemainingHours),
            point => point switch
            {
                { IsAssumed: true } => "kept as long as the restore window and its snapshots",
                { ExpiresAt: { } expiry } => $"kept until {Texts.Time(expiry)}",
                _ => "kept without an end",
            },
            point => point.IsAssumed
                ? $"the newest point in time is kept for less than {hours}; set a longer restore window, and keep "
                    + "snapshots for longer"
                : $"the newest recovery point is of {Texts.Time(point.Moment)} and expires at "
                    + $"{Texts.Time(point.ExpiresAt ?? DateTimeOffset.MaxValue)}, in less than {hours}; {advice}");
    }

    private static string Moment(RecoveryPoint point) =>
        point.IsAssumed ? "the end of the point-in-time window" : $"of {Texts.Time(point.Moment)}";
}
