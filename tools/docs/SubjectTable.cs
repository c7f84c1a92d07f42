using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.DocsTool;

/// <summary>Lists the functions by subject, one row for each file of the contract.</summary>
internal static class SubjectTable
{
    // In the order of a first reading. A file that is not here comes last, under its own name.
    private static readonly (string File, string Title)[] Titles =
    [
        ("readiness.json", "Verdict: can it be restored?"),
        ("snapshots.json", "Snapshots"),
        ("restores.json", "Restore jobs"),
        ("exports.json", "Exports to object storage"),
        ("schedule.json", "Schedule and compliance policy"),
        ("collections.json", "Restores of single collections"),
        ("flex.json", "Flex clusters"),
        ("projects.json", "Projects and clusters"),
        ("legacy.json", "Legacy Backup (deprecated by Atlas)"),
        ("tenant.json", "Shared-tier clusters (retired by Atlas)"),
    ];

    /// <param name="contract">The functions.</param>
    /// <param name="page">The page that the names link to.</param>
    public static string Render(WrittenContract contract, string page) => MarkdownTable.Render(
        ["subject", "functions"],
        Subjects(contract).Select(subject => new[]
        {
            subject.Title,
            string.Join(", ", subject.Functions.Select(name => $"[`{name}`]({page}#{Anchor.Of(name)})")),
        }));

    /// <summary>The subjects with their functions, in the order of a first reading.</summary>
    public static IEnumerable<(string Title, IEnumerable<string> Functions)> Subjects(WrittenContract contract) =>
        contract.Functions.Keys
            .GroupBy(contract.FileOf)
            .OrderBy(subject => Place(subject.Key))
            .ThenBy(subject => subject.Key, StringComparer.Ordinal)
            .Select(subject => (Title(subject.Key), subject.AsEnumerable()));

    /// <summary>The title of the subject that a file of the contract is about.</summary>
    public static string Title(string file) => Place(file) is var place && place < Titles.Length
        ? Titles[place].Title
        : Path.GetFileNameWithoutExtension(file);

    private static int Place(string file)
    {
        var place = Array.FindIndex(Titles, title => title.File == file);
        return place < 0 ? Titles.Length : place;
    }
}
