using AtlasBackup.Provider.CommandLine.Reports.Page.Html;

namespace AtlasBackup.Provider.CommandLine.Reports.Page.Timelines;

/// <summary>Writes the time axis. It is in the page once, and every timeline refers to it.</summary>
internal static class TimeAxis
{
    public const string Id = "axis";

    /// <summary>The space that the labels take above the lanes.</summary>
    public const int Height = 38;

    public static void Write(HtmlWriter html, TimeScale scale)
    {
        html.Begin("svg", ("class", "defs"), ("aria-hidden", "true"))
            .Begin("symbol", ("id", Id), ("overflow", "visible"));
        for (var index = 0; index < scale.Bands.Count; index++)
        {
            WriteBand(html, scale.Bands[index], index % 2 == 0 ? "band even" : "band");
        }

        foreach (var tick in Tick.Of(scale))
        {
            WriteTick(html, tick);
        }

        html.Element("text", "now", ("class", "now"), ("x", "100%"), ("y", "29"))
            .Shape("line", ("class", "now"), ("x1", "100%"), ("x2", "100%"), ("y1", "34"), ("y2", "100%"))
            .End().End();
    }

    private static void WriteBand(HtmlWriter html, TimeBand band, string style)
    {
        html.Shape(
                "rect",
                ("class", style),
                ("x", Coordinates.Percent(band.Left)),
                ("width", Coordinates.Percent(band.Width)),
                ("height", "100%"))
            .Begin("svg", ("x", Coordinates.Percent(band.Left)), ("overflow", "visible"))
            .Begin("text", ("class", "age"), ("x", "4"), ("y", "13"))
            .Text(PageText.Length(band.Age))
            .Element("tspan", " ago", ("class", "minor"))
            .End()
            .End();
    }

    private static void WriteTick(HtmlWriter html, Tick tick)
    {
        var place = Coordinates.Percent(tick.Place);
        html.Begin("g", ("class", tick.IsMinor ? "tick minor" : "tick"))
            .Shape("line", ("x1", place), ("x2", place), ("y1", "34"), ("y2", "100%"))
            .Element("text", tick.Label, ("x", place), ("y", "29"))
            .End();
    }
}
