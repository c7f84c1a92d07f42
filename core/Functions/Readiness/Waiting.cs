using AtlasBackup.Core.Atlas;

namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>Waits between looks at clusters that are not ready, as long as the caller allows.</summary>
internal sealed class Waiting(AtlasCall call, string function, Arguments arguments, bool isPreview)
{
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);

    // Atlas is taking a snapshot, which may be all that is missing.
    private static readonly TimeSpan Sooner = TimeSpan.FromSeconds(20);

    // A preview only shows what is: nothing is about to happen that a wait could protect.
    private readonly TimeSpan _most = TimeSpan.FromMinutes(isPreview ? 0 : arguments.Integer("waitMinutes") ?? 0);
    private readonly long _start = call.Time.GetTimestamp();

    /// <summary>Waits until the next look is due.</summary>
    /// <returns>False, at once, when the time is over or waiting cannot help.</returns>
    public async Task<bool> NextAsync(IReadOnlyList<Assessment> notReady, CancellationToken cancellationToken)
    {
        var left = _most - call.Time.GetElapsedTime(_start);
        if (left <= TimeSpan.Zero || notReady.Any(assessment => !assessment.CanChange))
        {
            return false;
        }

        var pause = notReady.Any(assessment => assessment.Verdict.PendingSnapshotId is not null) ? Sooner : Usual;
        call.Log.Progress($"{function}: {Progress(notReady)}");
        await call.PauseAsync(pause < left ? pause : left, cancellationToken);
        return true;
    }

    private static string Progress(IReadOnlyList<Assessment> notReady)
    {
        var who = notReady.Count == 1
            ? "waiting for the cluster to be ready"
            : $"waiting for {Texts.Count(notReady.Count, "cluster", "clusters")} to be ready";
        return notReady switch
        {
            [{ Verdict.PendingSnapshotId: { } pending }] => $"{who}; Atlas is taking snapshot {pending}",
            [{ Verdict.NextSnapshotAt: { } next }] => $"{who}; Atlas takes the next snapshot at {Texts.Time(next)}",
            _ => who,
        };
    }
}
