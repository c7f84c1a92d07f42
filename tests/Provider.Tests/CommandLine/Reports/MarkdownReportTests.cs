using AtlasBackup.Core.Functions;
using AtlasBackup.Provider.CommandLine.Reports;
using static AtlasBackup.Provider.Tests.CommandLine.Reports.SampleReport;

namespace AtlasBackup.Provider.Tests.CommandLine.Reports;

public sealed class MarkdownReportTests
{
    [Fact]
    public void Has_a_table_of_the_clusters_and_the_reasons_below_it()
    {
        Assert.Equal(
            """
            ### ❌ Backups of shop: not ready: 1 ready, 1 not ready, 1 not judged

            2026-01-01 12:00. All times are in UTC.

            |  | cluster | kind | recovery point | age | window | next snapshot | last export |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            | ✅ | prod | replica set | 2026-01-01 11:50, a point in time \(assumed\) | 10 min | 3 h 50 min, every moment since 2026-01-01 08:00; point in time: 2026-01-01 08:00 to 2026-01-01 10:45, 2025-12-30 02:00 to 2025-12-30 04:45 | 2026-01-01 14:00, in 2 h 0 min | 2025-12-31 09:00, 1 d 3 h ago |
            | ❌ | staging | Flex cluster | 2025-12-29 06:00, a snapshot | 3 d 6 h | none | unknown; one is in progress | none known |

            #### Reasons

            - **staging**: the newest recovery point is of 2025-12-29T06:00:00Z, older than 26 h; wait for the next snapshot

            #### Not judged

            - **trial**: it is an M0 cluster, which has no backups

            #### Notes

            - **prod, staging**: the restore jobs could not be read

            """,
            Markdown(Shop()));
    }

    [Fact]
    public void Has_no_table_without_a_cluster()
    {
        Assert.Equal(
            """
            ### ❌ Backups of 5f1a2b3c4d5e6f7081920a0b: not ready: 0 ready, 0 not ready, 0 not judged

            2026-01-01 12:00. All times are in UTC.

            #### Reasons

            - no cluster was judged

            """,
            Markdown(Of(null, [], skipped: null, "no cluster was judged")));
    }

    [Theory]
    [InlineData("a|b")]
    [InlineData("a\\|b\\\\|c")]
    [InlineData("a\nb\r\n| c |")]
    [InlineData("`|`")]
    [InlineData("\u2028|\u0085|")]
    public void A_text_of_Atlas_cannot_add_a_cell_or_a_row(string text)
    {
        var usual = Markdown(With("x")).Split('\n');

        var rows = Markdown(With(text)).Split('\n');

        Assert.Equal(usual.Length, rows.Length);
        Assert.Equal(usual.Select(row => row.Count(character => character == '|')), rows.Select(row => row.Count(character => character == '|')));
    }

    [Fact]
    public void A_text_of_Atlas_is_no_markup_wherever_it_stands()
    {
        var text = Markdown(With("<img src=x onerror=y> @octocat #1 [a](http://b) `c` **d** www.e.f"));

        Assert.DoesNotContain("<", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@o", text, StringComparison.Ordinal);
        Assert.DoesNotContain("#1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("](", text, StringComparison.Ordinal);
        Assert.DoesNotContain("://", text, StringComparison.Ordinal);
        Assert.DoesNotContain("`", text, StringComparison.Ordinal);
        Assert.DoesNotContain("www.", text, StringComparison.Ordinal);
    }

    private static OutputObject With(string text) => Of(
        text,
        [
            Cluster(Verdict(text, text, ready: false, text)
                .Add("recoveryPoint", Point("snapshot", Now, 5, text)))
                .Add("notes", Lines(text)),
        ],
        [(text, text)]);

    private static string Markdown(OutputObject report)
    {
        using var output = new StringWriter { NewLine = "\n" };
        MarkdownReport.Write(report, output);
        return output.ToString();
    }
}
