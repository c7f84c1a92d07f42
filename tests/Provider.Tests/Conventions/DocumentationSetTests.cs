using System.Text.RegularExpressions;

namespace AtlasBackup.Provider.Tests.Conventions;

/// <summary>Checks the pages of docs/: a page links to each, and each begins with its purpose.</summary>
public sealed partial class DocumentationSetTests
{
    private const string Start = "README.md";
    private const int MostLinesOfReadme = 250;

    public static TheoryData<string> Pages() => [.. DocumentationFiles.Docs()];

    [Fact]
    public void README_has_at_most_250_lines() =>
        Assert.InRange(Repository.Read(Start).TrimEnd('\n').Split('\n').Length, 1, MostLinesOfReadme);

    [Fact]
    public void README_leads_to_every_page_of_docs()
    {
        var reached = new HashSet<string> { Start };
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var page))
        {
            foreach (var linked in DocumentationFiles.LinkedPages(page).Where(reached.Add))
            {
                open.Enqueue(linked);
            }
        }

        Assert.Empty(DocumentationFiles.Docs().Except(reached));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_begins_with_its_title_and_a_paragraph_that_says_what_it_is_for(string page)
    {
        var beginning = Opening().Replace(Repository.Read(page), "");

        Assert.Matches(@"^(# .+\n\n)?[A-Z][^\n]+(\n[^\n]+)*\n\n", beginning);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_has_each_heading_once(string page)
    {
        var twice = Headings().Matches(DocumentationFiles.Prose(page))
            .CountBy(match => match.Value)
            .Where(heading => heading.Value > 1)
            .Select(heading => heading.Key);

        Assert.Empty(twice);
    }

    [Fact]
    public void Every_row_of_a_table_has_as_many_cells_as_its_head()
    {
        var uneven =
            from page in DocumentationFiles.Pages()
            from Match table in Table().Matches(DocumentationFiles.Prose(page))
            let rows = table.Value.TrimEnd('\n').Split('\n')
            from row in rows
            where Bar().Count(row) != Bar().Count(rows[0])
            select $"{page}: {row}";

        Assert.Empty(uneven);
    }

    // A page for the registry has its title in the front matter; a generated page first says that it is generated.
    [GeneratedRegex(@"\A(---\n.*?\n---\n\n|<!--[^\n]*-->\n\n)", RegexOptions.Singleline)]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?m)(?:^\|.*\n)+")]
    private static partial Regex Table();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();

    [GeneratedRegex("(?m)^#+ .*$")]
    private static partial Regex Headings();
}
