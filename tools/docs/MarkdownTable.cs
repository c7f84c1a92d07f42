namespace AtlasBackup.DocsTool;

/// <summary>Writes a table in Markdown.</summary>
internal static class MarkdownTable
{
    public static string Render(string[] head, IEnumerable<string[]> rows)
    {
        var rule = head.Select(_ => "---").ToArray();
        return string.Concat(rows.Prepend(rule).Prepend(head).Select(RenderRow));
    }

    // An empty cell is one space wide.
    private static string RenderRow(string[] cells) =>
        "|" + string.Concat(cells.Select(cell => cell.Length > 0 ? $" {Escape(cell)} |" : " |")) + "\n";

    private static string Escape(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal);
}
