using AtlasBackup.Core.Functions.Readiness;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions.Readiness;

/// <summary>Compares the texts of all examples with the table of texts, Messages.md.</summary>
public sealed class MessageTests
{
    private static readonly List<string> Texts =
        [.. Example.All.SelectMany(example => MessageTable.Of(example.Verdict)).Distinct()];

    [Fact]
    public void Every_text_is_in_the_table()
    {
        Assert.All(Texts, text => Assert.Contains(MessageTable.Rows, row => row.Fits(text)));
    }

    [Fact]
    public void Every_row_of_the_table_is_met_in_an_example()
    {
        Assert.All(MessageTable.Rows, row => Assert.Contains(Texts, row.Fits));
    }

    [Fact]
    public void Every_reason_says_what_is_wrong_and_what_to_do()
    {
        Assert.All(
            Example.All.SelectMany(example => example.Verdict.Reasons),
            reason => Assert.Matches("^[^;]+; [^;]+$", reason));
    }
}
