using System.Globalization;
using AtlasBackup.Provider.CommandLine.Reports.Page.Model;

namespace AtlasBackup.Provider.CommandLine.Reports.Page.Timelines;

/// <summary>How far two ticks of the time axis are apart: hours or days, or else months.</summary>
internal readonly record struct TickStep(TimeSpan Length, int Months = 0)
{
    private const int MonthsInYear = 12;

    /// <summary>All steps, the smallest first.</summary>
    public static IReadOnlyList<TickStep> All { get; } =
    [
        Hours(1), Hours(2), Hours(3), Hours(6), Hours(12), Hours(24), Hours(48), Hours(7 * 24), Hours(14 * 24),
        OfMonths(1), OfMonths(2), OfMonths(3), OfMonths(6), OfMonths(MonthsInYear), OfMonths(2 * MonthsInYear),
        OfMonths(5 * MonthsInYear),
    ];

    /// <summary>The ticks after a time, up to another one.</summary>
    public IEnumerable<DateTimeOffset> In(TimeRange range)
    {
        for (var tick = Next(Floor(range.Start)); tick <= range.End; tick = Next(tick))
        {
            yield return tick;
        }
    }

    /// <summary>The hour, or the day at midnight; for months the month, or the year in January.</summary>
    public string Label(DateTimeOffset tick)
    {
        var isMidnight = tick.TimeOfDay == TimeSpan.Zero;
        var format = (Months, isMidnight, tick.Month) switch
        {
            (0, false, _) => "HH:mm",
            (0, true, _) => "d MMM",
            (_, _, 1) => "yyyy",
            _ => "MMM",
        };
        return tick.ToString(format, CultureInfo.InvariantCulture);
    }

    private static TickStep Hours(int hours) => new(TimeSpan.FromHours(hours));

    private static TickStep OfMonths(int months) => new(TimeSpan.Zero, months);

    private DateTimeOffset Next(DateTimeOffset tick) => Months > 0 ? tick.AddMonths(Months) : tick + Length;

    private DateTimeOffset Floor(DateTimeOffset time)
    {
        if (Months == 0)
        {
            return new DateTimeOffset(time.UtcTicks / Length.Ticks * Length.Ticks, TimeSpan.Zero);
        }

        var utc = time.UtcDateTime;
        var month = ((utc.Year * MonthsInYear) + utc.Month - 1) / Months * Months;
        return new DateTimeOffset(month / MonthsInYear, (month % MonthsInYear) + 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
