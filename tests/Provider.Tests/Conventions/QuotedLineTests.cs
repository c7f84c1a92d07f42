using System.Text.RegularExpressions;

namespace AtlasBackup.Provider.Tests.Conventions;

/// <summary>Compares the lines that pages quote with what the plugin and its scripts say.</summary>
public sealed partial class QuotedLineTests
{
    private const string Heading = "the line says";
    private const string OfTheCli = "(the CLI's)";

    // The scripts that people run without this repository.
    private static readonly string Sources =
        Joined() + Repository.Read("packaging/launcher") + Repository.Read("packaging/download");

    public static TheoryData<string> Lines() =>
    [
        .. DocumentationFiles.Pages()
            .SelectMany(page => DocumentationFiles.Column(page, Heading))
            .Where(cell => !cell.EndsWith(OfTheCli, StringComparison.Ordinal))
            .SelectMany(DocumentationFiles.Names)
            .Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_quoted_line_is_one_that_the_plugin_says(string line)
    {
        var unknown = Part().Split(Status().Replace(line, "Atlas answered …"))
            .Select(part => part.Trim())
            .Where(part => part.Length > 1 && !Sources.Contains(part, StringComparison.Ordinal));

        Assert.Empty(unknown);
    }

    // A table with a different heading would not be compared.
    [Fact]
    public void Every_table_for_troubleshooting_quotes_lines()
    {
        var headings = Head().Matches(Repository.Read("docs/troubleshooting.md"))
            .Select(match => match.Groups["first"].Value)
            .ToList();

        Assert.NotEmpty(headings);
        Assert.All(headings, heading => Assert.Equal(Heading, heading));
    }

    // In the code, names are separate from the words, and a long text consists of several parts.
    private static string Joined() => Seam().Replace(NamePiece().Replace(DocumentationFiles.Sources(), "$1"), "");

    [GeneratedRegex(@"(?m)^\| (?<first>[^|\n]+) \|.*\n\| ---")]
    private static partial Regex Head();

    // A hint follows its error.
    [GeneratedRegex(@"[…():]|(?<=\.) ")]
    private static partial Regex Part();

    [GeneratedRegex(@"^Atlas answered \d+")]
    private static partial Regex Status();

    [GeneratedRegex("""(?<=[^\\])"\)\s*\+ Wording\.Of\(\$"|(?<=[^\\])"\s*\+ \$?"(?=.)""")]
    private static partial Regex Seam();

    [GeneratedRegex("""\{new (?:Name|FunctionName)\("(\w+)"\)\}""")]
    private static partial Regex NamePiece();
}
