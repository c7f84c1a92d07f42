namespace AtlasBackup.Core.Functions.Readiness;

/// <summary>A span of time.</summary>
internal readonly record struct Span(DateTimeOffset Start, DateTimeOffset End);

/// <summary>
/// Finds where restores interrupted the continuous backup of a cluster: each does so from its request to the next
/// snapshot after its end.
/// </summary>
internal sealed class Interruptions
{
    private readonly List<Span> _holes = [];

    public Interruptions(Question question, IReadOnlyList<RestoreFacts> restores)
    {
        var into = restores.Where(restore => restore.MayBeInto(question.Cluster)).ToList();
        Obstacle = Unfinished(into) ?? FindHoles(question, into);
        _holes.Sort((one, other) => one.Start.CompareTo(other.Start));
        End = _holes.Select(hole => hole.End).DefaultIfEmpty().Max();
    }

    /// <summary>Why the continuous backup is interrupted now, or null where it is not.</summary>
    public string? Obstacle { get; }

    /// <summary>The end of the last interruption.</summary>
    public DateTimeOffset End { get; }

    /// <summary>The spans between the interruptions, in their order. The last one has no end.</summary>
    public IEnumerable<Span> Uninterrupted()
    {
        var start = DateTimeOffset.MinValue;
        foreach (var hole in _holes)
        {
            if (hole.Start > start)
            {
                yield return new Span(start, hole.Start);
            }

            start = hole.End > start ? hole.End : start;
        }

        yield return new Span(start, DateTimeOffset.MaxValue);
    }

    private static string? Unfinished(IEnumerable<RestoreFacts> restores) =>
        restores.Where(restore => restore.FinishedAt is null).Max(restore => restore.Id) is { } unfinished
            ? $"a restore into the cluster has not ended yet (job {unfinished}); wait until it has ended, and a "
                + "snapshot was taken"
            : null;

    private string? FindHoles(Question question, IEnumerable<RestoreFacts> restores)
    {
        var moments = question.Facts.Snapshots
            .Where(snapshot => !snapshot.MayBeFallback && snapshot.IsRestorableAt(question.Now))
            .Select(snapshot => snapshot.Moment)
            .ToList();
        foreach (var restore in restores)
        {
            if (moments.Where(moment => moment >= restore.FinishedAt).Min() is not { } following)
            {
                return $"a restore into the cluster has not been followed by a snapshot yet; {question.Advice}";
            }

            _holes.Add(new Span(StartOf(restore), following));
        }

        return null;
    }

    // Before a restore that may have been requested at any time, nothing is known to be uninterrupted.
    private static DateTimeOffset StartOf(RestoreFacts restore) => restore.RequestedAt switch
    {
        { } requested when requested <= restore.FinishedAt => requested,
        _ => DateTimeOffset.MinValue,
    };
}
