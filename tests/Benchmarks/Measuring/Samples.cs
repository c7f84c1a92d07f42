namespace AtlasBackup.Benchmarks.Measuring;

/// <summary>Measurements of one thing, in milliseconds or in bytes.</summary>
internal sealed class Samples
{
    private readonly List<double> _values = [];

    public double Mean => _values.Average();

    public double Median => Percentile(50);

    public void Add(double value) => _values.Add(value);

    public void Add(TimeSpan value) => _values.Add(value.TotalMilliseconds);

    /// <summary>The smallest value that so many of a hundred do not exceed.</summary>
    public double Percentile(double percent)
    {
        var sorted = _values.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(sorted.Count * percent / 100) - 1, 0, sorted.Count - 1)];
    }
}
