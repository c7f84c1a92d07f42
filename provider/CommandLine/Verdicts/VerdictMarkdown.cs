using AtlasBackup.Provider.CommandLine.Texts;

namespace AtlasBackup.Provider.CommandLine.Verdicts;

/// <summary>Writes a verdict as Markdown, for the summary of a pipeline's run.</summary>
internal static class VerdictMarkdown
{
    public static void Write(Verdict verdict, TextWriter output)
    {
        output.WriteLine($"### {Mark(verdict.IsReady)} {MarkdownText.Escape(verdict.Summary)}");
        foreach (var cluster in verdict.Clusters)
        {
            output.WriteLine();
            if (verdict.IsOfProject)
            {
                output.WriteLine($"#### {Mark(cluster.IsReady)} {MarkdownText.Escape(cluster.Name)}");
                output.WriteLine();
            }

            Checks(cluster, output);
            Notes(verdict.IsOfProject ? cluster.Notes : [], output);
        }

        Notes(verdict.Notes, output);
    }

    private static string Mark(bool? isPassed) => isPassed switch
    {
        true => "✅",
        false => "❌",
        null => "➖",
    };

    private static void Checks(ClusterVerdict cluster, TextWriter output)
    {
        output.WriteLine("| | check | expected | actual | result |");
        output.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var check in cluster.Checks)
        {
            var cells = new[] { check.Name, check.Expected, check.Actual ?? "not assessed", check.Message };
            output.WriteLine($"| {Mark(check.IsPassed)} | {string.Join(" | ", cells.Select(MarkdownText.Escape))} |");
        }
    }

    private static void Notes(IEnumerable<string> notes, TextWriter output)
    {
        var listed = notes.ToList();
        if (listed.Count > 0)
        {
            output.WriteLine();
            listed.ForEach(note => output.WriteLine($"- {MarkdownText.Escape(note)}"));
        }
    }
}
