namespace AtlasBackup.Benchmarks.Measuring;

/// <summary>
/// Two measurements of the same thing that were taken one right after the other, many times: what disturbs the machine
/// disturbs both, so the difference within a pair tells more than two medians.
/// </summary>
internal sealed class Pairs
{
    private const int Resamples = 5_000;
    private const double OutsideEachEnd = 0.025;

    private readonly List<(double Base, double Current)> _values = [];

    public int Count => _values.Count;

    public double BaseMedian => Median([.. _values.Select(pair => pair.Base)]);

    public double CurrentMedian => Median([.. _values.Select(pair => pair.Current)]);

    public double Difference => Median(Differences());

    public void Add(double ofBase, double ofCurrent) => _values.Add((ofBase, ofCurrent));

    /// <summary>
    /// Between what the median difference lies with a confidence of 95 %, by the bootstrap: the medians of many random
    /// selections of the pairs, less the outermost ones.
    /// </summary>
    public (double Low, double High) Interval(Random random)
    {
        var differences = Differences();
        var selection = new double[differences.Length];
        var medians = new double[Resamples];
        for (var resample = 0; resample < Resamples; resample++)
        {
            for (var index = 0; index < selection.Length; index++)
            {
                selection[index] = differences[random.Next(differences.Length)];
            }

            medians[resample] = Median(selection);
        }

        Array.Sort(medians);
        var outside = (int)(Resamples * OutsideEachEnd);
        return (medians[outside], medians[^(outside + 1)]);
    }

    private double[] Differences() => [.. _values.Select(pair => pair.Current - pair.Base)];

    // Sorts what it is given.
    private static double Median(double[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
