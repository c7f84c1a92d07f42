using AtlasBackup.Provider.CommandLine.Reports.Page.Model;

namespace AtlasBackup.Provider.CommandLine.Reports.Page.Timelines;

/// <summary>
/// Places times on the axis that all timelines of a page share. Atlas keeps snapshots of hours, days, months and years.
/// So the axis has a band for each of these, and a newer band shows less time in the same width.
/// </summary>
internal sealed class TimeScale
{
    // One wrong time must not make the bands of the right ones small.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3653);
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(6);

    // How far each band reaches back, and its share of the width.
    private static readonly (TimeSpan Age, double Share)[] Edges =
    [
        (TimeSpan.FromDays(1), 0.28),
        (TimeSpan.FromDays(7), 0.28),
        (TimeSpan.FromDays(31), 0.22),
        (TimeSpan.FromDays(366), 0.22),
    ];

    private TimeScale(DateTimeOffset now, IReadOnlyList<TimeBand> bands) => (Now, Bands) = (now, bands);

    public DateTimeOffset Now { get; }

    /// <summary>The bands, newest first.</summary>
    public IReadOnlyList<TimeBand> Bands { get; }

    /// <summary>Makes a scale that reaches from now back to the oldest of the times.</summary>
    public static TimeScale Of(DateTimeOffset now, IEnumerable<DateTimeOffset> times)
    {
        var oldest = times.Select(time => now - time).Append(Shortest).Max();
        var edges = EdgesFor(oldest < Longest ? oldest : Longest);
        var sum = edges.Sum(edge => edge.Share);
        var bands = new List<TimeBand>();
        var (end, right) = (now, 100.0);
        foreach (var (age, share) in edges)
        {
            var left = Math.Max(0, right - (100 * share / sum));
            bands.Add(new TimeBand(new TimeRange(now - age, end), left, right, age));
            (end, right) = (now - age, left);
        }

        return new TimeScale(now, bands);
    }

    /// <summary>The place of a time in hundredths of the width. A time outside is at the nearer end.</summary>
    public double Place(DateTimeOffset time)
    {
        var band = Bands.FirstOrDefault(band => band.Range.Start <= time) ?? Bands[^1];
        return Math.Clamp(band.Place(time), 0, 100);
    }

    // A last band of little time would show it larger than the newer band beside it, so the newer one grows instead.
    private static List<(TimeSpan Age, double Share)> EdgesFor(TimeSpan oldest)
    {
        var count = Edges.Count(edge => oldest >= edge.Age * 2) + 1;
        var edges = Edges.Take(count).ToList();
        edges[^1] = (oldest, edges[^1].Share);
        return edges;
    }
}
