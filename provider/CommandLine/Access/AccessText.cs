using System.Globalization;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.CommandLine.Options;
using AtlasBackup.Provider.CommandLine.Texts;

namespace AtlasBackup.Provider.CommandLine.Access;

/// <summary>Writes for a person what the credentials are, and what Atlas lets them see.</summary>
/// <param name="output">Takes the text.</param>
/// <param name="style">What the text may look like.</param>
internal sealed class AccessText(TextWriter output, TextStyle style)
{
    private const int MaxProjects = 20;

    // The longest of the names in front of the lines, with the mark and the spaces.
    private static readonly int NameLength = "credentials".Length;
    private static readonly string Indent = new(' ', NameLength + 4);

    public void Write(AccessReport report)
    {
        var found = report.Found;
        Line(true, "credentials", $"{found.KindInWords} ({string.Join(", ", found.Variables)})");
        Line(true, "address", $"{found.BaseUrl} ({found.BaseUrlSource})");
        if (report.Refusal is { } refusal)
        {
            Line(false, "accepted", $"Atlas refuses the credentials: {refusal}");
            return;
        }

        Line(true, "accepted", "Atlas accepts the credentials");
        Write(report.Projects);
        if (report.Cluster is { } cluster)
        {
            Write(cluster);
        }
    }

    private void Write(IReadOnlyList<OutputObject> projects)
    {
        if (projects.Count == 0)
        {
            Line(null, "projects", "the credentials see no project; grant them a role in a project");
            return;
        }

        Line(true, "projects", projects.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var project in projects.Take(MaxProjects))
        {
            output.WriteLine($"{Indent}{Shown(project.Text("id"))}  {Shown(project.Text("name"))}");
        }

        if (projects.Count > MaxProjects)
        {
            output.WriteLine($"{Indent}and {projects.Count - MaxProjects} more");
        }
    }

    private void Write(ClusterAccess cluster)
    {
        output.WriteLine();
        var longest = cluster.Reads.Max(read => read.Name.Length);
        foreach (var read in cluster.Reads)
        {
            Line(read.IsAllowed, read.Name, TextOf(read), longest);
        }

        output.WriteLine();
        var shown = cluster.Kind is { } kind ? $"{cluster.Name} ({kind})" : cluster.Name;
        output.WriteLine(Summary(cluster) switch
        {
            (true, var text) => style.Good($"{shown}: {text}"),
            (_, var text) => style.Bad($"{shown}: {text}"),
        });
    }

    private static string TextOf(TriedRead read)
    {
        var purpose = read.NeededFor.Count == 0 ? "every verdict" : Options(read.NeededFor);
        return read.Message is { } message
            ? $"refused; needed for {purpose}: {message}"
            : $"allowed; needed for {purpose}";
    }

    // A verdict that a demand makes possible or not is another one than that without demands.
    private static (bool IsPossible, string Text) Summary(ClusterAccess cluster)
    {
        var refused = cluster.Reads.Where(read => !read.IsAllowed).ToList();
        return refused switch
        {
            [] => (true, "the credentials have the roles for every verdict"),
            _ when refused.Any(read => read.NeededFor.Count == 0) =>
                (false, "the credentials lack a role for every verdict"),
            _ => (true, "the credentials have the roles for a verdict, but not with "
                + Options(refused.SelectMany(read => read.NeededFor).Distinct())),
        };
    }

    private static string Options(IEnumerable<string> inputs) => string.Join(" or ", inputs.Select(OptionNames.Of));

    // A project can have any name.
    private static string Shown(string? text) => TextLine.Visible(text ?? "");

    private void Line(bool? isGood, string name, string text) => Line(isGood, name, text, NameLength);

    private void Line(bool? isGood, string name, string text, int longest) =>
        output.WriteLine($"{style.Mark(isGood)} {name.PadRight(longest)}  {text}");
}
