using System.Globalization;

namespace AtlasBackup.Benchmarks.Measuring;

/// <summary>The table of what changed since another commit, and how many rows change by more than they may.</summary>
internal sealed class PairTable
{
    private readonly Random _random = new(1);

    public PairTable() =>
        Markdown.Titles("row", "pairs", "base", "now", "difference", "95 % interval", "limit", "kept");

    public int Missed { get; private set; }

    /// <param name="name">What was measured.</param>
    /// <param name="pairs">The measurements, in milliseconds or in bytes.</param>
    /// <param name="unit">What they are printed in.</param>
    /// <param name="limit">By how much the current commit may be worse; null where nothing is promised.</param>
    public void Add(string name, Pairs pairs, Unit unit, double? limit)
    {
        var (low, high) = pairs.Interval(_random);
        var share = 100 * pairs.Difference / pairs.BaseMedian;
        var kept = Kept(low, high, limit);
        Missed += kept == "**no**" ? 1 : 0;
        Markdown.Line(
            name,
            pairs.Count.ToString(CultureInfo.InvariantCulture),
            unit.Text(pairs.BaseMedian),
            unit.Text(pairs.CurrentMedian),
            Row.Text($"{unit.Signed(pairs.Difference)} ({share:+0.0;-0.0;0.0} %)"),
            $"{unit.Signed(low)} to {unit.Signed(high)}",
            limit is { } most ? $"≤ {unit.Signed(most)}" : "",
            kept);
    }

    // The whole interval must be on one side of the limit.
    private static string Kept(double low, double high, double? limit) => limit switch
    {
        null => "",
        { } most when high <= most => "yes",
        { } most when low > most => "**no**",
        _ => "undecided",
    };
}
