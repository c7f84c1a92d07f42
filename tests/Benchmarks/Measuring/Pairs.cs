namespace AtlasBackup.Benchmarks.Measuring;

/// <summary>
/// Two measurements of the same thing that were taken one right after the other, many times: what disturbs the machine
/// disturbs both, so the difference within a pair tells more than two medians.
/// </summary>
internal sealed class Pairs
{
    private const int Resamples = 5_000;
    private const double OutsideEachEnd = 0.025;

    private readonly List<double> _base = [];
    private readonly List<double> _current = [];
    private readonly List<List<double>> _rounds = [];

    public int Count => _base.Count;

    public double BaseMedian => Median([.. _base]);

    public double CurrentMedian => Median([.. _current]);

    public double Difference => Median([.. _rounds.SelectMany(round => round)]);

    /// <summary>Begins pairs that have something in common, such as their processes.</summary>
    public void BeginRound() => _rounds.Add([]);

    public void Add(double ofBase, double ofCurrent)
    {
        _base.Add(ofBase);
        _current.Add(ofCurrent);
        _rounds[^1].Add(ofCurrent - ofBase);
    }

    /// <summary>
    /// Between what the median difference lies with a confidence of 95 %, by the bootstrap: the medians of many random
    /// selections of the rounds, without the outermost ones.
    /// </summary>
    public (double Low, double High) Interval(Random random)
    {
        var medians = new double[Resamples];
        for (var resample = 0; resample < Resamples; resample++)
        {
            medians[resample] = Median([.. _rounds.SelectMany(_ => _rounds[random.Next(_rounds.Count)])]);
        }

        Array.Sort(medians);
        var outside = (int)(Resamples * OutsideEachEnd);
        return (medians[outside], medians[^(outside + 1)]);
    }

    // Sorts what it is given.
    private static double Median(double[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
