namespace AtlasBackup.Demo;

/// <summary>Writes a title and rows below it: what, and how it is.</summary>
internal static class Section
{
    private const int LabelWidth = 15;

    public static void Write(TextWriter output, string title, params IEnumerable<(string Label, string Text)> rows)
    {
        output.WriteLine();
        output.WriteLine(title);
        foreach (var (label, text) in rows)
        {
            output.WriteLine($"  {label.PadRight(LabelWidth)} {text}");
        }
    }
}
