using System.Globalization;
using AtlasBackup.Core.Functions;

namespace AtlasBackup.Tests.Support.Reports;

/// <summary>Makes the snapshots, exports, restores and windows of a report. Times are hours before the verdict.</summary>
internal static class SampleEvents
{
    private const int HoursOfDay = 24;
    private const int HoursOfWeek = 7 * HoursOfDay;
    private const int HoursOfMonth = 730;

    /// <summary>The snapshots that Atlas's default policy keeps after a year, oldest first.</summary>
    public static IEnumerable<OutputObject> DefaultPolicy(params string[] regions) =>
    [
        .. Every(HoursOfMonth, 12, 1).Select(hours => Scheduled(hours, "monthly", 12 * HoursOfMonth, regions)),
        .. Every(HoursOfWeek, 4, 1).Select(hours => Scheduled(hours, "weekly", 4 * HoursOfWeek, regions)),
        .. Every(HoursOfDay, 7, 1).Select(hours => Scheduled(hours, "daily", HoursOfWeek, regions)),
        .. Every(6, 28, 0).Select(hours => Scheduled(hours, "hourly", HoursOfWeek)),
    ];

    public static OutputObject Scheduled(double hours, string frequency, int keptHours, params string[] regions) =>
        Snapshot(hours, "cloud", "scheduled", "completed", regions)
            .Add("expiresAt", SampleReports.Ago(hours - keptHours))
            .Add("frequencyType", frequency);

    public static OutputObject Snapshot(
        double hours,
        string kind,
        string? type,
        string status,
        params string[] regions) =>
        new OutputObject()
            .Add("copyRegions", regions)
            .Add("createdAt", SampleReports.Ago(hours))
            .Add("id", Id(hours, "51"))
            .Add("kind", kind)
            .Add("snapshotType", type)
            .Add("status", status);

    public static OutputObject Export(double hours, string state) => new OutputObject()
        .Add("createdAt", SampleReports.Ago(hours))
        .Add("finishedAt", state == "Successful" ? SampleReports.Ago(hours - 0.5) : null)
        .Add("id", Id(hours, "e2"))
        .Add("state", state);

    public static OutputObject Restore(double hours, string deliveryType, string state) => new OutputObject()
        .Add("createdAt", SampleReports.Ago(hours))
        .Add("deliveryType", deliveryType)
        .Add("id", Id(hours, "a3"))
        .Add("state", state);

    public static OutputObject Window(double startHours, double endHours) => new OutputObject()
        .Add("end", SampleReports.Ago(endHours))
        .Add("start", SampleReports.Ago(startHours));

    private static IEnumerable<double> Every(int hours, int count, int first) =>
        Enumerable.Range(first, count).Reverse().Select(index => (index * (double)hours) + 3.95);

    /// <summary>An ID as Atlas makes it: it begins with the time.</summary>
    public static string Id(double hours, string end) =>
        SampleReports.Now.AddHours(-hours).ToUnixTimeSeconds().ToString("x8", CultureInfo.InvariantCulture)
        + "9f3c1d7ab4e2".PadRight(16 - end.Length, '0') + end;
}
