using AtlasBackup.Core.Functions;
using AtlasBackup.Provider.CommandLine.Reports;
using AtlasBackup.Provider.CommandLine.Texts;
using static AtlasBackup.Provider.Tests.CommandLine.Reports.SampleReport;

namespace AtlasBackup.Provider.Tests.CommandLine.Reports;

public sealed class TextReportTests
{
    private static readonly TextStyle Narrow = new(HasColor: false, HasUnicode: true, Width: 80);

    [Fact]
    public void Has_one_fact_in_a_line_of_80_columns()
    {
        Assert.Equal(
            """
            Backups of shop, 2026-01-01 12:00. All times are in UTC.

            ✓ prod  replica set
                recovery point  2026-01-01 11:50, a point in time (assumed), 10 min old
                next snapshot   2026-01-01 14:00, in 2 h 0 min
                window          3 h 50 min, every moment since 2026-01-01 08:00
                last export     2025-12-31 09:00, 1 d 3 h ago
                point in time   2026-01-01 08:00 to 2026-01-01 10:45, 2025-12-30 02:00 to
                                2025-12-30 04:45

            ✗ staging  Flex cluster
                recovery point  2025-12-29 06:00, a snapshot, 3 d 6 h old
                next snapshot   unknown; one is in progress
                window          none
                last export     none known
                ✗ the newest recovery point is of 2025-12-29T06:00:00Z, older than 26 h;
                  wait for the next snapshot

            Not judged
              trial: it is an M0 cluster, which has no backups

            Notes
              the restore jobs could not be read (prod, staging)

            not ready: 1 ready, 1 not ready, 1 not judged

            """,
            Text(Shop(), Narrow));
    }

    [Fact]
    public void Has_two_facts_in_a_line_of_120_columns()
    {
        var text = Text(Shop(), Narrow with { Width = 120 });

        Assert.Contains(
            """
            ✗ staging  Flex cluster
                recovery point  2025-12-29 06:00, a snapshot, 3 d 6 h old  next snapshot   unknown; one is in progress
                window          none                                       last export     none known
                ✗ the newest recovery point is of 2025-12-29T06:00:00Z, older than 26 h; wait for the next snapshot

            """,
            text,
            StringComparison.Ordinal);
        AssertFits(text, 120);
    }

    [Fact]
    public void Breaks_no_line_where_nobody_sees_columns()
    {
        var lines = Text(Shop(), Narrow with { Width = null }).Split('\n');

        Assert.Contains(
            "    ✗ the newest recovery point is of 2025-12-29T06:00:00Z, older than 26 h; wait for the next snapshot", lines);
        Assert.Contains("    next snapshot   unknown; one is in progress", lines);
    }

    [Fact]
    public void Colours_marks_labels_and_the_verdict_where_colour_can_be_seen()
    {
        var plain = Text(Shop(), Narrow);

        var text = Text(Shop(), Narrow with { HasColor = true });

        Assert.Contains("\e[32m✓\e[0m prod  replica set\n", text, StringComparison.Ordinal);
        Assert.Contains("    \e[2mwindow          \e[0mnone\n", text, StringComparison.Ordinal);
        Assert.Contains("\e[31mnot ready: 1 ready, 1 not ready, 1 not judged\e[0m\n", text, StringComparison.Ordinal);
        Assert.Equal(plain, System.Text.RegularExpressions.Regex.Replace(text, "\e\\[[0-9]+m", ""));
        Assert.DoesNotContain('\e', plain);
    }

    [Fact]
    public void Has_only_ASCII_where_nothing_else_can_be_shown()
    {
        var cluster = Cluster(Verdict("größe漢", "replicaSet", ready: false, "state ␀ → 漢"));

        var text = Text(Of("é", [cluster]), Narrow with { HasUnicode = false });

        Assert.True(System.Text.Ascii.IsValid(text), text);
        Assert.Contains("x gr\\u00F6\\u00DFe\\u6F22  replica set\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(109)]
    [InlineData(110)]
    [InlineData(120)]
    [InlineData(200)]
    public void Fits_whatever_Atlas_says_into_the_line(int width)
    {
        foreach (var strange in Strange())
        {
            AssertFits(Text(strange, Narrow with { Width = width }), Math.Max(width, 40));
            AssertFits(Text(strange, Narrow with { Width = width, HasUnicode = false }), Math.Max(width, 40));
        }
    }

    [Fact]
    public void Says_why_a_project_without_a_judged_cluster_is_not_ready()
    {
        var text = Text(Of(null, [], skipped: null, "no cluster was judged"), Narrow);

        Assert.Equal(
            """
            Backups of 5f1a2b3c4d5e6f7081920a0b, 2026-01-01 12:00. All times are in UTC.

            not ready: 0 ready, 0 not ready, 0 not judged
              no cluster was judged

            """,
            text);
    }

    [Fact]
    public void Says_a_note_of_many_clusters_once()
    {
        var clusters = Enumerable.Range(0, 300).Select(number =>
            Cluster(Verdict($"c{number:000}", "flex", ready: true)).Add("notes", Lines("the exports could not be read")));

        var text = Text(Of("shop", [.. clusters]), Narrow);

        Assert.Contains(
            "\nNotes\n  the exports could not be read (c000, c001, c002, c003, c004 and 295 more)\n\nready: 300 ready",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Names_the_newest_of_many_windows()
    {
        var cluster = Cluster(Verdict("prod", "replicaSet", ready: true)).Add("pointInTimeWindows", Spans(
            "2025-12-28T02:00:00Z", "2025-12-29T02:00:00Z", "2025-12-30T02:00:00Z", "2025-12-31T02:00:00Z",
            "2026-01-01T02:00:00Z"));

        var text = Text(Of("shop", [cluster]), Narrow with { Width = null });

        Assert.Contains(
            "point in time   2026-01-01 02:00 to 2026-01-01 04:45, 2025-12-31 02:00 to 2025-12-31 04:45, "
            + "2025-12-30 02:00 to 2025-12-30 04:45, 2 earlier\n",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Says_nothing_of_point_in_time_that_the_window_says()
    {
        var verdict = Verdict("prod", "replicaSet", ready: true)
            .Add("window", Window("2026-01-01T08:00:00Z", "2026-01-01T10:45:00Z").Add("kind", "pointInTime"));

        var text = Text(
            Of("shop", [Cluster(verdict).Add("pointInTimeWindows", Spans("2026-01-01T08:00:00Z"))]), Narrow);

        Assert.DoesNotContain("point in time", text, StringComparison.Ordinal);
    }

    private static IEnumerable<OutputObject> Strange()
    {
        string[] texts =
        [
            new('n', 300), "漢字かな交じり文" + new string('漢', 200), "a\r\nb\u001b[31mred\u0007\u202e", "e\u0301\u0301 \ud800 👩‍👩‍👧🇩🇪",
            "", " ", string.Join(' ', Enumerable.Repeat("word", 90)), "ﷺ" + string.Concat(Enumerable.Repeat("👍", 60)), "a\u0301" + new string('\u0301', 300),
        ];
        return texts.Select(text => Of(
            text,
            [
                Cluster(Verdict(text, text, ready: false, text)
                    .Add("recoveryPoint", Point("snapshot", Now, -5, text))
                    .Add("nextSnapshotAt", text))
                    .Add("notes", Lines(text)).Add("lastExport", Export(text)),
            ],
            [(text, text)]));
    }

    private static void AssertFits(string text, int width) => Assert.All(
        text.Split('\n'),
        line =>
        {
            Assert.InRange(TextWrap.Columns(line), 0, width);
            Assert.DoesNotContain(line, char.IsControl);
        });

    private static string Text(OutputObject report, TextStyle style)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new TextReport(output, style).Write(report);
        return output.ToString();
    }
}
