using AtlasBackup.Core.Values;
using AtlasBackup.Provider.CommandLine.Reports.Page.Html;
using AtlasBackup.Provider.CommandLine.Reports.Page.Model;

namespace AtlasBackup.Provider.CommandLine.Reports.Page.Timelines;

/// <summary>A row of a timeline, with its label in front of it or, on a narrow page, above it.</summary>
internal sealed class Lane
{
    public const int Height = 32;

    // A longer label does not fit into the margin.
    private const int LongestLabel = 22;

    private const string MarksTop = "10";
    private const string MarksHeight = "16";

    // A window of minutes must still be visible beside others of days.
    private const double NarrowestBar = 0.15;

    private readonly string _label;
    private readonly Action<HtmlWriter> _content;

    private Lane(string label, Action<HtmlWriter> content)
    {
        _label = label;
        _content = content;
    }

    public static Lane OfEvents(string label, IReadOnlyList<BackupEvent> events, TimeScale scale) =>
        new($"{label} {PageText.Number(events.Count)}", html =>
        {
            foreach (var group in events.GroupBy(one => one.Shape).OrderBy(group => group.Key))
            {
                WriteMarks(html, group.Key, Places(group, scale));
            }
        });

    public static Lane OfCopies(string label, IReadOnlyList<BackupEvent> snapshots, TimeScale scale) =>
        new(label, html => WritePath(html, "copy", Places(snapshots, scale), isPoint: false));

    public static Lane OfWindows(ClusterReport cluster, TimeScale scale) => new("Point in time", html =>
    {
        foreach (var hole in cluster.Holes)
        {
            WriteBar(html, "hole", hole, scale);
        }

        foreach (var window in cluster.Windows)
        {
            WriteBar(html, "window", window, scale);
        }
    });

    public void Write(HtmlWriter html)
    {
        html.Element("text", TextLine.Shorten(_label, LongestLabel), ("class", "lane"), ("x", "-12"), ("y", "22"));
        _content(html);
    }

    private static IEnumerable<double> Places(IEnumerable<BackupEvent> events, TimeScale scale) =>
        events.Select(one => one.Time).OfType<DateTimeOffset>().Select(scale.Place);

    private static void WriteMarks(HtmlWriter html, MarkShape shape, IEnumerable<double> places)
    {
        if (MarkShapes.IsPath(shape))
        {
            WritePath(html, MarkShapes.Id(shape), places, MarkShapes.IsPoint(shape));
            return;
        }

        foreach (var place in places.Select(Coordinates.Percent).Distinct())
        {
            html.Shape("use", ("href", $"#{MarkShapes.Id(shape)}"), ("x", place), ("y", "18"));
        }
    }

    // The view is as wide as the page. Its lines do not become wider with it, because the style says so.
    private static void WritePath(HtmlWriter html, string style, IEnumerable<double> places, bool isPoint)
    {
        html.Begin(
                "svg",
                ("y", MarksTop),
                ("height", MarksHeight),
                ("viewBox", $"0 0 {Coordinates.Number(Coordinates.PathWidth)} 1"),
                ("preserveAspectRatio", "none"))
            .Shape("path", ("class", style), ("d", Coordinates.Path(places, isPoint)))
            .End();
    }

    private static void WriteBar(HtmlWriter html, string style, TimeRange range, TimeScale scale)
    {
        var left = scale.Place(range.Start);
        var width = Math.Max(NarrowestBar, scale.Place(range.End) - left);
        html.Shape(
            "rect",
            ("class", style),
            ("x", Coordinates.Percent(left)),
            ("y", "12"),
            ("width", Coordinates.Percent(width)),
            ("height", "12"));
    }
}
