namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>
/// Looks for a recovery point that meets all demands. Each step keeps the points that meet its own; where none is left,
/// the step fails, and the points that came so far are kept.
/// </summary>
internal sealed class Funnel
{
    private readonly List<Check> _checks = [];
    private List<RecoveryPoint> _points;
    private CheckName? _failed;

    public Funnel(Question question, RecoveryPoint? pointInTime)
    {
        var snapshots = question.Restorable
            .Select(snapshot => RecoveryPoint.Of(snapshot, snapshot.Moment ?? DateTimeOffset.MinValue));
        _points = [.. RecoveryPoint.BestFirst([.. snapshots, .. pointInTime is null ? [] : (RecoveryPoint[])[pointInTime]])];
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
        var newest = Best;
        var message = newest is null
            ? $"there is no restorable snapshot; {question.Advice}"
            : $"there is a restorable snapshot, of {Texts.Time(newest.Snapshot.Moment ?? newest.Moment)}";
        _checks.Add(new Check(CheckName.RecoveryPoint, expected, Actual(newest), newest is not null, message));
        _failed = newest is null ? CheckName.RecoveryPoint : null;
    }

    private static string Actual(RecoveryPoint? point) =>
        point is null ? "none" : $"of {Texts.Time(point.Snapshot.Moment ?? point.Moment)}";

    private void Take(FunnelStep step)
    {
        if (_failed is { } failed || Best is not { } best)
        {
            _checks.Add(new Check(step.Name, step.Expected, null, false, "not assessed: no recovery point is left"));
            return;
        }

        var left = _points.Where(step.Passes).ToList();
        if (left.Count == 0)
        {
            _failed = step.Name;
            _checks.Add(new Check(step.Name, step.Expected, step.Actual(best), false, step.Fault(best)));
            return;
        }

        _points = left;
        var actual = step.Actual(left[0]);
        _checks.Add(new Check(step.Name, step.Expected, actual, true, $"{step.Expected}: {actual}"));
    }
}

/// <summary>A step of the funnel.</summary>
/// <param name="Name">The check.</param>
/// <param name="Expected">What a recovery point must be.</param>
/// <param name="Passes">Whether a point is so.</param>
/// <param name="Actual">What a point is.</param>
/// <param name="Fault">Why the newest point does not pass, where none does.</param>
internal sealed record FunnelStep(
    CheckName Name,
    string Expected,
    Func<RecoveryPoint, bool> Passes,
    Func<RecoveryPoint, string> Actual,
    Func<RecoveryPoint, string> Fault);
