using AtlasBackup.Core.Functions;
using AtlasBackup.Provider.CommandLine.Texts;

namespace AtlasBackup.Provider.CommandLine.Reports;

/// <summary>Writes a report as Markdown, for the summary of a pipeline's run.</summary>
internal static class MarkdownReport
{
    private static readonly string[] Columns =
        ["", "cluster", "kind", "recovery point", "age", "window", "next snapshot", "last export"];

    public static void Write(OutputObject report, TextWriter output)
    {
        var summary = new ReportSummary(report);
        var project = MarkdownText.Escape(summary.Project);
        output.WriteLine($"### {Mark(summary.IsReady)} Backups of {project}: {summary.Verdict}");
        output.WriteLine();
        output.WriteLine($"{TimeText.Time(summary.AssessedAt)}. All times are in UTC.");
        if (summary.Clusters.Count > 0)
        {
            Table(summary.Clusters, output);
        }

        Section(
            "Reasons",
            [
                .. summary.Reasons.Select(MarkdownText.Escape),
                .. summary.Clusters.SelectMany(
                    cluster => cluster.Reasons.Select(reason => Named(cluster.Name, reason))),
            ],
            output);
        Section("Not judged", [.. summary.Skipped.Select(cluster => Named(cluster.Name, cluster.Reason))], output);
        Section("Notes", [.. summary.Notes.Select(Note)], output);
    }

    private static void Table(IEnumerable<ClusterSummary> clusters, TextWriter output)
    {
        output.WriteLine();
        Row(Columns, output);
        Row(Columns.Select(_ => "---"), output);
        foreach (var cluster in clusters)
        {
            string[] texts =
                [cluster.Name, cluster.Kind, cluster.RecoveryPoint, cluster.Age, Window(cluster), cluster.NextSnapshot, cluster.LastExport];
            Row(texts.Select(MarkdownText.Escape).Prepend(Mark(cluster.IsReady)), output);
        }
    }

    private static void Row(IEnumerable<string> cells, TextWriter output) =>
        output.WriteLine($"| {string.Join(" | ", cells)} |");

    private static string Window(ClusterSummary cluster) => cluster.PointInTime is { } pointInTime
        ? $"{cluster.Window}; point in time: {pointInTime}"
        : cluster.Window;

    private static void Section(string heading, List<string> items, TextWriter output)
    {
        if (items.Count > 0)
        {
            output.WriteLine();
            output.WriteLine($"#### {heading}");
            output.WriteLine();
            items.ForEach(item => output.WriteLine($"- {item}"));
        }
    }

    private static string Note(ReportNote note) => note.Clusters.Count == 0
        ? MarkdownText.Escape(note.Text)
        : Named(note.Names, note.Text);

    private static string Named(string name, string text) => $"**{MarkdownText.Escape(name)}**: {MarkdownText.Escape(text)}";

    private static string Mark(bool isReady) => isReady ? "✅" : "❌";
}
