namespace AtlasBackup.Benchmarks.Measuring;

/// <summary>Prints tables that can be put into a document as they are, each line as soon as it is known.</summary>
internal static class Markdown
{
    public static void Titles(params IEnumerable<string> titles)
    {
        var names = titles.ToList();
        Line(names);
        Line(names.Select(_ => "---"));
    }

    public static void Line(params IEnumerable<string> cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");
}
