namespace AtlasBackup.Benchmarks.Measuring;

/// <summary>The table of all rows, and how many of them miss their target.</summary>
internal sealed class Table
{
    public Table() => Markdown.Titles("row", "ours", "floor", "ratio", "target", "met");

    public int Missed { get; private set; }

    public void Add(Row row)
    {
        var isMissed = row.IsMet == false;
        Missed += isMissed ? 1 : 0;
        var met = row.IsMet is null ? "" : "yes";
        Markdown.Line(row.Name, row.Ours, row.Floor, row.Ratio, row.Target, isMissed ? "**no**" : met);
    }
}
