using AtlasBackup.Core.Functions;
using AtlasBackup.Provider.CommandLine.Texts;

namespace AtlasBackup.Provider.CommandLine.Reports;

/// <summary>Writes a report for a person: the facts of each cluster, then the verdict on the project.</summary>
/// <param name="output">Takes the text.</param>
/// <param name="style">What the text may look like.</param>
internal sealed class TextReport(TextWriter output, TextStyle style)
{
    private const string Indent = "    ";
    private const string Gap = "  ";

    // A narrower line than this would have more breaks than words.
    private const int LeastWidth = 40;

    // From here on, two facts have room beside each other.
    private const int TwoColumns = 110;

    private readonly int? _width = style.Width is { } width ? Math.Max(width, LeastWidth) : null;

    public void Write(OutputObject report)
    {
        var summary = new ReportSummary(report);
        Line("", 0, $"Backups of {summary.Project}, {TimeText.Time(summary.AssessedAt)}. All times are in UTC.");
        foreach (var cluster in summary.Clusters)
        {
            output.WriteLine();
            Write(cluster);
        }

        Section("Not judged", summary.Skipped.Select(cluster => $"{cluster.Name}: {cluster.Reason}"));
        Section("Notes", summary.Notes.Select(note => note.Text + (note.Clusters.Count > 0 ? $" ({note.Names})" : "")));
        output.WriteLine();
        Line("", 0, summary.Verdict, summary.IsReady ? style.Good : style.Bad);
        foreach (var reason in summary.Reasons)
        {
            Line(Gap, Gap.Length, reason);
        }
    }

    private void Write(ClusterSummary cluster)
    {
        Line($"{style.Mark(cluster.IsReady)} ", 2, $"{cluster.Name}{Gap}{cluster.Kind}");
        var age = cluster.Age.Length > 0 ? $", {cluster.Age} old" : "";
        Pair(Fact("recovery point", cluster.RecoveryPoint + age), Fact("next snapshot", cluster.NextSnapshot));
        Pair(Fact("window", cluster.Window), Fact("last export", cluster.LastExport));
        if (cluster.PointInTime is { } pointInTime)
        {
            Write(Fact("point in time", pointInTime));
        }

        foreach (var reason in cluster.Reasons)
        {
            Line($"{Indent}{style.Mark(false)} ", Indent.Length + 2, reason);
        }
    }

    // Beside each other if there is room for both.
    private void Pair(LabelledFact left, LabelledFact right)
    {
        var half = (_width - Indent.Length - Gap.Length) / 2;
        if (_width < TwoColumns || half is not { } room || left.Columns > room || right.Columns > room)
        {
            Write(left);
            Write(right);
            return;
        }

        var value = TextWrap.Pad(left.Value, room - LabelledFact.LabelColumns);
        output.WriteLine($"{Label(left)}{value}{Gap}{style.Faint(right.Label)}{right.Value}");
    }

    private void Write(LabelledFact fact) =>
        Line(Label(fact), Indent.Length + LabelledFact.LabelColumns, fact.Value);

    private LabelledFact Fact(string name, string value) => new(name, Shown(value));

    private string Label(LabelledFact fact) => Indent + style.Faint(fact.Label);

    private void Section(string heading, IEnumerable<string> lines)
    {
        var listed = lines.ToList();
        if (listed.Count > 0)
        {
            output.WriteLine();
            output.WriteLine(heading);
            listed.ForEach(line => Line(Gap, Gap.Length, line));
        }
    }

    // The lines after the first one begin below its text.
    private void Line(string prefix, int columns, string text, Func<string, string>? paint = null)
    {
        var before = prefix;
        foreach (var line in TextWrap.Lines(Shown(text), _width - columns))
        {
            output.WriteLine(before + (paint is null ? line : paint(line)));
            before = new string(' ', columns);
        }
    }

    private string Shown(string text) => style.HasUnicode ? text : AsciiText.Of(text);

    private sealed record LabelledFact(string Name, string Value)
    {
        /// <summary>As many as the longest name takes, and the gap behind it.</summary>
        public const int LabelColumns = 16;

        public string Label => Name.PadRight(LabelColumns);

        public int Columns => LabelColumns + TextWrap.Columns(Value);
    }
}
