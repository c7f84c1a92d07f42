using System.Globalization;

namespace AtlasBackup.Benchmarks.Measuring;

/// <summary>A line of the table: what was measured, against what, and whether that is good enough.</summary>
/// <param name="IsMet">Null where nothing is promised.</param>
internal sealed record Row(string Name, string Ours, string Floor, string Ratio, string Target, bool? IsMet)
{
    private const double Megabyte = 1024 * 1024;

    /// <summary>A time that may be so many times that of the floor.</summary>
    public static Row Times(string name, double ours, double floor, double most) => new(
        name, Milliseconds(ours), Milliseconds(floor), Ratio2(ours, floor), Text($"≤ {most} x"), ours <= floor * most);

    /// <summary>A time that may be so many milliseconds.</summary>
    public static Row Bounded(string name, Samples ours, Samples? floor, double most) => new(
        name,
        Milliseconds(ours.Median),
        floor is null ? "" : Milliseconds(floor.Median),
        "",
        Text($"≤ {most} ms"),
        ours.Median <= most);

    /// <summary>The same measurement of another build, for comparison.</summary>
    public static Row Compare(string name, double ours, double floor, Func<double, string> format) =>
        new(name, format(ours), format(floor), Ratio2(ours, floor), "", null);

    public static string Milliseconds(double value) => Text($"{value:0.00} ms");

    public static string Microseconds(double milliseconds) => Text($"{milliseconds * 1000:0} µs");

    public static string Megabytes(double bytes) => Text($"{bytes / Megabyte:0.0} MB");

    public static string Ratio2(double ours, double floor) => Text($"{ours / floor:0.00} x");

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
