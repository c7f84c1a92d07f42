using AtlasBackup.Core.Functions;
using AtlasBackup.Tests.Support.Reports;

namespace AtlasBackup.Provider.Tests.CommandLine.Page;

/// <summary>Tests what the page says of one cluster.</summary>
public sealed class CardTests
{
    [Fact]
    public void Has_the_verdict_the_reasons_and_the_facts()
    {
        var card = ParsedPage.Of(SampleReports.Varied()).Card("shop");

        Assert.Equal("shop Not ready Replica set", card.QuerySelector(".heading")?.Text());
        Assert.Equal(2, card.QuerySelectorAll(".reasons li").Length);
        Assert.Equal(
            [
                "Newest recovery point 2026-11-26 02:00 34 h old, scheduled snapshot",
                "Restore window 12 months snapshots since 2025-11-17 12:00",
                "Point in time 2.7 days with 2 holes, 10 h in all",
                "Next snapshot 2026-11-27 17:45 in 5.7 h",
                "Last export 2026-11-25 00:30 2.4 days ago",
            ],
            card.Texts("dl > div"));
    }

    [Fact]
    public void Has_the_notes_of_the_verdict_and_of_the_report()
    {
        var cluster = SampleClusters.Cluster(
            SampleVerdicts.Of("shop", "replicaSet", [], "the first note", "another note"), [], [], [], []);
        var report = SampleReports.Of(
            [new OutputObject().Add("readiness", cluster.Object("readiness")).Add("notes", (string[])["the last note"])],
            []);

        Assert.Equal(
            ["The first note", "Another note", "The last note"],
            ParsedPage.Of(report).Texts("article .notes li"));
    }

    [Fact]
    public void Has_the_checks_with_their_results()
    {
        var card = ParsedPage.Of(SampleReports.Varied()).Card("shop");

        var rows = card.Texts("details:nth-of-type(1) tbody tr").ToList();
        Assert.Equal("Checks: 7 of 10 passed", card.Texts("summary").First());
        Assert.Equal("Backup enabled passed backup is on on", rows[2]);
        Assert.Equal("Age failed at most 26 h old of 2026-11-26T02:00:00Z", rows[7]);
        Assert.Equal("Remaining not assessed exists for 48 h or longer –", rows[8]);
    }

    [Fact]
    public void Has_the_events_newest_first_and_the_holes()
    {
        var card = ParsedPage.Of(SampleReports.Varied()).Card("shop");

        var rows = card.Texts(".events tbody tr").ToList();
        Assert.Equal("Snapshots, exports and restores: 57", card.Texts("summary").Last());
        Assert.Equal(57, rows.Count);
        Assert.Equal($"2026-11-27 11:42 Scheduled snapshot in progress – {SampleEvents.Id(0.3, "51")}", rows[0]);
        Assert.Contains($"2026-11-27 07:00 Restore (point in time) failed – {SampleEvents.Id(5, "a3")}", rows);
        Assert.Equal(
            [
                "No point in time from 2026-11-25 09:00 to 2026-11-25 15:00 (6 h)",
                "No point in time from 2026-11-26 16:00 to 2026-11-26 20:00 (4 h)",
            ],
            card.Texts(".holes li"));
    }

    [Fact]
    public void Has_the_newest_events_only_where_a_project_has_many_clusters()
    {
        var card = ParsedPage.Of(SampleReports.Large(300)).Card("production-001");

        Assert.Equal("Snapshots, exports and restores: the newest 6 of 59", card.Texts("summary").Last());
        Assert.Equal(6, card.QuerySelectorAll(".events tbody tr").Length);
    }

    [Fact]
    public void Says_that_there_is_nothing_for_a_timeline()
    {
        var card = ParsedPage.Of(SampleReports.Varied()).Card("staging");

        Assert.Equal(
            ["There is nothing to show on a timeline: no snapshot, point in time, export or restore."],
            card.Texts(".nothing"));
        Assert.Empty(card.QuerySelectorAll(".timeline"));
        Assert.Equal(["Checks: 2 of 3 passed"], card.Texts("summary"));
    }

    [Fact]
    public void Names_an_edition_that_is_not_the_usual_one()
    {
        var report = SampleReports.Of(
            [
                SampleClusters.Cluster(
                    SampleVerdicts.Of("new", "replicaSet", []).Add("databaseEdition", "INFINITE"), [], [], [], []),
                SampleClusters.Cluster(
                    SampleVerdicts.Of("old", "replicaSet", []).Add("databaseEdition", "CORE"), [], [], [], []),
            ],
            []);

        Assert.Equal(
            ["new Ready Replica set, edition INFINITE", "old Ready Replica set"],
            ParsedPage.Of(report).Texts(".heading"));
    }
}
