using AtlasBackup.Provider.CommandLine.Reports.Page.Html;
using AtlasBackup.Provider.CommandLine.Reports.Page.Model;

namespace AtlasBackup.Provider.CommandLine.Reports.Page;

/// <summary>Writes the newest snapshots, exports and restores of a cluster, and the holes, folded.</summary>
internal static class EventTable
{
    public static void Write(HtmlWriter html, ClusterReport cluster, int most)
    {
        var all = cluster.Events.OrderByDescending(one => one.Time).ToList();
        if (all.Count == 0 && cluster.Holes.Count == 0)
        {
            return;
        }

        var number = all.Count > most
            ? $"the newest {PageText.Number(most)} of {PageText.Number(all.Count)}"
            : PageText.Number(all.Count);
        html.Begin("details").Element("summary", $"Snapshots, exports and restores: {number}");
        html.Lines(
            "holes",
            cluster.Holes.Select(hole => $"No point in time from {hole} ({PageText.Length(hole.Length)})"));
        if (all.Count > 0)
        {
            WriteTable(html, all.Take(most));
        }

        html.End();
    }

    private static void WriteTable(HtmlWriter html, IEnumerable<BackupEvent> events)
    {
        html.Begin("table", ("class", "events"))
            .Headings("Time", "Event", "State", "Expires", "Copies", "ID")
            .Begin("tbody");
        foreach (var one in events)
        {
            html.Begin("tr")
                .Element("td", Time(one.Time))
                .Element("td", PageText.Sentence(one.Name))
                .Element("td", one.State)
                .Element("td", Time(one.ExpiresAt))
                .Element("td", string.Join(", ", one.Regions))
                .Begin("td").Element("code", one.Id).End()
                .End();
        }

        html.End().End();
    }

    private static string Time(DateTimeOffset? time) => time is { } known ? PageText.Time(known) : PageText.None;
}
