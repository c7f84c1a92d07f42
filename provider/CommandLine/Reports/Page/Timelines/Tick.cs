namespace AtlasBackup.Provider.CommandLine.Reports.Page.Timelines;

/// <summary>A mark of the time axis.</summary>
/// <param name="Place">Where it is, in hundredths of the width.</param>
/// <param name="Label">What it says.</param>
/// <param name="IsMinor">Whether a narrow page leaves it out.</param>
internal sealed record Tick(double Place, string Label, bool IsMinor)
{
    // How far two labels are apart at least, in hundredths of the width of a wide and of a narrow page.
    private const double WideGap = 5;
    private const double NarrowGap = 17;

    /// <summary>The ticks of a scale from right to left, with space for their labels.</summary>
    public static IEnumerable<Tick> Of(TimeScale scale)
    {
        // The label of now is at the right end.
        var (lastWide, lastNarrow) = (100.0, 100.0);
        foreach (var (place, label) in scale.Bands.SelectMany(Candidates))
        {
            if (lastWide - place < WideGap || place < WideGap / 2)
            {
                continue;
            }

            var isMinor = lastNarrow - place < NarrowGap || place < NarrowGap / 2;
            yield return new Tick(place, label, isMinor);
            (lastWide, lastNarrow) = (place, isMinor ? lastNarrow : place);
        }
    }

    private static IEnumerable<(double Place, string Label)> Candidates(TimeBand band)
    {
        var most = (int)(band.Width / WideGap);
        var step = TickStep.All.FirstOrDefault(step => !step.In(band.Range).Skip(most).Any(), TickStep.All[^1]);
        return step.In(band.Range).Reverse().Select(tick => (band.Place(tick), step.Label(tick)));
    }
}
