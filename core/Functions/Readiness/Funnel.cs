namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>
/// Looks for a recovery point that meets all demands. Each step keeps the points that meet its own; where none is left,
/// the step fails, and the points that came so far are kept.
/// </summary>
internal sealed class Funnel
{
    private readonly List<Check> _checks = [];
    private List<RecoveryPoint> _points;
    private bool _hasFailed;

    public Funnel(Question question, RecoveryPoint? pointInTime)
    {
        var snapshots = question.Restorable
            .Select(snapshot => RecoveryPoint.Of(snapshot, snapshot.Moment ?? DateTimeOffset.MinValue));
        _points = [.. RecoveryPoint.BestFirst(pointInTime is null ? snapshots : snapshots.Append(pointInTime))];
        Begin(question);
        foreach (var step in FunnelSteps.Of(question))
        {
            Take(step);
        }
    }

    public IReadOnlyList<Check> Checks => _checks;

    /// <summary>The best point that is left.</summary>
    public RecoveryPoint? Best => _points.Count > 0 ? _points[0] : null;

    private void Begin(Question question)
    {
        const string expected = "a restorable snapshot";
        var newest = question.Restorable.Max(snapshot => snapshot.Moment);
        _checks.Add(newest is { } moment
            ? new Check(
                CheckName.RecoveryPoint,
                expected,
                $"of {Texts.Time(moment)}",
                true,
                $"the newest restorable snapshot is of {Texts.Time(moment)}")
            : new Check(CheckName.RecoveryPoint, expected, "none", false, None(question)));
        _hasFailed = newest is null;
    }

    private static string None(Question question)
    {
        var hasFallback = question.Facts.Snapshots
            .Any(snapshot => snapshot.MayBeFallback && snapshot.IsRestorableAt(question.Now));
        return "there is no restorable snapshot"
            + (hasFallback ? " other than fallback snapshots, whose data may be inconsistent" : "")
            + $"; {question.Advice}";
    }

    private void Take(FunnelStep step)
    {
        if (_hasFailed || Best is not { } best)
        {
            const string message = "not assessed, because an earlier check left no recovery point";
            _checks.Add(new Check(step.Name, step.Expected, null, false, message));
            return;
        }

        var left = _points.Where(step.Passes).ToList();
        if (left.Count == 0)
        {
            _hasFailed = true;
            _checks.Add(new Check(step.Name, step.Expected, step.Actual(best), false, step.Fault(best)));
            return;
        }

        _points = left;
        var actual = step.Actual(left[0]);
        var sentence = $"the newest recovery point that passes is {actual}";
        _checks.Add(new Check(step.Name, step.Expected, actual, true, sentence));
    }
}

/// <summary>A step of the funnel.</summary>
/// <param name="Name">The check.</param>
/// <param name="Expected">What a recovery point must be.</param>
/// <param name="Passes">Whether a point is so.</param>
/// <param name="Actual">What a point is: words that follow "is".</param>
/// <param name="Fault">Why the newest point does not pass, where none does, and what to do.</param>
internal sealed record FunnelStep(
    CheckName Name,
    string Expected,
    Func<RecoveryPoint, bool> Passes,
    Func<RecoveryPoint, string> Actual,
    Func<RecoveryPoint, string> Fault);
