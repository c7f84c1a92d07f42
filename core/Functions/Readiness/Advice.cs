namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>Says what to do where a newer snapshot would help.</summary>
internal static class Advice
{
    public static string For(Question question)
    {
        var (cluster, wanted) = (question.Cluster, question.Demands.SnapshotType);
        if (cluster.IsPaused == true)
        {
            return "resume the cluster and take a snapshot";
        }

        if (question.Pending is { } pending && (wanted ?? pending.Type) == pending.Type)
        {
            return $"wait until Atlas has taken the snapshot {pending.Id}";
        }

        if (wanted == "onDemand")
        {
            return "take an on-demand snapshot";
        }

        if (question.NextSnapshotAt is { } next && !(next < question.Demands.RecoveryPointAfter))
        {
            return $"Atlas takes the next one at {Texts.Time(next)}";
        }

        return (wanted, cluster.IsDedicated) switch
        {
            (not null, _) => "check the backup schedule",
            (null, true) => "take a snapshot first",
            _ => "wait for the next snapshot",
        };
    }
}
