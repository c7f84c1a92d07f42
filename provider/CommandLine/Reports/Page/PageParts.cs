using AtlasBackup.Provider.CommandLine.Reports.Page.Html;

namespace AtlasBackup.Provider.CommandLine.Reports.Page;

/// <summary>Writes parts that several sections of the page have.</summary>
internal static class PageParts
{
    public static HtmlWriter Time(this HtmlWriter html, DateTimeOffset time) =>
        html.Element("time", PageText.Time(time));

    /// <summary>Writes a name from Atlas, which may be in a script that runs from right to left.</summary>
    public static HtmlWriter Name(this HtmlWriter html, string name) => html.Element("bdi", name);

    /// <summary>Writes whether something is ready, with a sign and a word.</summary>
    public static HtmlWriter Verdict(this HtmlWriter html, bool isReady) => isReady
        ? html.Badge("good", "passed", "Ready")
        : html.Badge("bad", "not-passed", "Not ready");

    public static HtmlWriter Badge(this HtmlWriter html, string style, string icon, string word) =>
        html.Begin("span", ("class", $"badge {style}"))
            .Begin("svg", ("class", "icon"), ("viewBox", "0 0 16 16"), ("aria-hidden", "true"))
            .Shape("use", ("href", $"#{icon}"))
            .End()
            .Text(word)
            .End();

    /// <summary>Writes texts as a list, or nothing where there are none.</summary>
    public static HtmlWriter Lines(this HtmlWriter html, string style, IEnumerable<string> texts)
    {
        var all = texts.ToList();
        if (all.Count == 0)
        {
            return html;
        }

        html.Begin("ul", ("class", style));
        foreach (var text in all)
        {
            html.Element("li", text);
        }

        return html.End();
    }

    /// <summary>Writes the row of headings of a table.</summary>
    public static HtmlWriter Headings(this HtmlWriter html, params ReadOnlySpan<string> columns)
    {
        html.Begin("thead").Begin("tr");
        foreach (var name in columns)
        {
            html.Element("th", name, ("scope", "col"));
        }

        return html.End().End();
    }
}
