using AtlasBackup.Provider.CommandLine.Texts;

namespace AtlasBackup.Provider.CommandLine.Verdicts;

/// <summary>Writes a verdict for a person: a line for each check, then the verdict and its reasons.</summary>
/// <param name="output">Takes the text.</param>
/// <param name="style">What the text may look like.</param>
internal sealed class VerdictText(TextWriter output, TextStyle style)
{
    private const string Indent = "  ";

    public void Write(Verdict verdict)
    {
        foreach (var cluster in verdict.Clusters)
        {
            if (verdict.IsOfProject)
            {
                Write(cluster);
            }
            else
            {
                Checks(cluster.Checks, "");
            }
        }

        output.WriteLine();
        output.WriteLine(verdict.IsReady ? style.Good(verdict.Summary) : style.Bad(verdict.Summary));
        Lines(verdict.Reasons);
        foreach (var note in verdict.Notes)
        {
            output.WriteLine(style.Faint($"{Indent}note: {note}"));
        }
    }

    // A cluster of many that is ready takes one line.
    private void Write(ClusterVerdict cluster)
    {
        var point = cluster.RecoveryPoint is { } time ? $"newest recovery point {time}" : "no recovery point";
        output.WriteLine($"{style.Mark(cluster.IsReady)} {cluster.Name}  {style.Faint(point)}");
        if (!cluster.IsReady)
        {
            Checks(cluster.Checks.Where(check => check.IsPassed != true), Indent);
        }

        foreach (var note in cluster.Notes)
        {
            output.WriteLine(style.Faint($"{Indent}note: {note}"));
        }
    }

    private void Checks(IEnumerable<CheckResult> checks, string indent)
    {
        var listed = checks.ToList();
        var longest = listed.Select(check => check.Name.Length).DefaultIfEmpty().Max();
        foreach (var check in listed)
        {
            output.WriteLine(
                $"{indent}{style.Mark(check.IsPassed)} {check.Name.PadRight(longest)}  {check.Message}");
        }
    }

    private void Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            output.WriteLine($"{Indent}{line}");
        }
    }
}
