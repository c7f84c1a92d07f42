using System.Globalization;

namespace AtlasBackup.Provider.CommandLine.Reports;

/// <summary>Words for times and lengths of time. All times are in UTC.</summary>
internal static class TimeText
{
    // From here on, hours tell nothing more.
    private const int ManyDays = 30;

    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A length in its two largest units, rounded down.</summary>
    public static string Length(TimeSpan length) => length switch
    {
        { Ticks: < 0 } => "0 s",
        { TotalDays: >= ManyDays } => string.Create(CultureInfo.InvariantCulture, $"{length.Days} d"),
        { TotalDays: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{length.Days} d {length.Hours} h"),
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{length.Hours} h {length.Minutes} min"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{length.Minutes} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{length.Seconds} s"),
    };
}
