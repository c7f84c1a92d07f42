using AtlasBackup.Core.Functions;
using AtlasBackup.Tests.Support.Reports;

namespace AtlasBackup.Provider.Tests.CommandLine.Page;

/// <summary>Tests what the page says of the whole project.</summary>
public sealed class ProjectPartTests
{
    [Fact]
    public void Has_the_verdict_and_the_counts_on_top()
    {
        var page = ParsedPage.Of(SampleReports.Varied());

        Assert.Equal(["Not ready"], page.Texts("header .badge"));
        Assert.Equal(["3 ready", "2 not ready", "2 not judged"], page.Texts("header .counts li"));
        Assert.Equal(
            ["Project 64f0c0a1b2c3d4e5f6a7b8c9 · assessed at 2026-11-27 12:00 UTC"],
            page.Texts("header > p"));
    }

    [Fact]
    public void Says_that_a_project_is_ready()
    {
        var page = ParsedPage.Of(SampleReports.Of([SampleClusters.Orders("orders")], []));

        Assert.Equal(["Ready"], page.Texts("header .badge"));
        Assert.Empty(page.QuerySelectorAll(".reasons"));
    }

    [Fact]
    public void Has_the_reasons_of_all_clusters()
    {
        var page = ParsedPage.Of(SampleReports.Varied());

        Assert.Equal(3, page.QuerySelectorAll("header .reasons li").Length);
        Assert.Contains(
            "staging: Cloud Backup is off for the cluster; turn it on and take a snapshot",
            page.Texts("header .reasons li"));
    }

    [Fact]
    public void Leaves_reasons_after_the_eighth_to_the_cards()
    {
        var clusters = Enumerable.Range(0, 5).Select(number => SampleClusters.Shop($"shop-{number}"));

        var page = ParsedPage.Of(SampleReports.Of([.. clusters], []));

        Assert.Equal("and 2 more, below", page.Texts("header .reasons li").Last());
        Assert.Equal(9, page.QuerySelectorAll("header .reasons li").Length);
        Assert.Equal(10, page.QuerySelectorAll("article .reasons li").Length);
    }

    [Fact]
    public void Has_a_row_for_each_judged_cluster_and_those_that_are_not_ready_first()
    {
        var rows = ParsedPage.Of(SampleReports.Varied()).Texts(".summary tbody tr").ToList();

        Assert.Equal(
            [
                "shop Not ready 2026-11-26 02:00 34 h old, scheduled snapshot Replica set 12 months "
                    + "snapshots since 2025-11-17 12:00 2026-11-27 17:45 in 5.7 h 2026-11-25 00:30 2.4 days ago",
                "staging Not ready – Replica set – – –",
                "archive Ready 2026-11-27 02:00 10 h old, snapshot Cluster on Legacy Backup 9.5 days "
                    + "snapshots since 2026-11-17 12:00 – –",
                "orders Ready 2026-11-27 11:50 about 10 min old, point in time Sharded cluster 7 days "
                    + "any moment since 2026-11-20 11:30 2026-11-27 14:30 in 2.5 h 2026-11-27 03:00 9 h ago",
                "sessions Ready 2026-11-26 20:00 16 h old, snapshot Flex cluster 7 days "
                    + "snapshots since 2026-11-19 20:00 2026-11-27 20:00 in 8 h –",
            ],
            rows);
    }

    [Fact]
    public void Links_each_row_to_its_card()
    {
        var page = ParsedPage.Of(SampleReports.Varied());

        var links = page.QuerySelectorAll(".summary a").ToDictionary(
            link => link.TextContent,
            link => page.QuerySelector(link.GetAttribute("href") ?? "")?.QuerySelector("h3")?.TextContent);
        Assert.Equal(5, links.Count);
        Assert.All(links, link => Assert.Equal(link.Key, link.Value));
    }

    [Fact]
    public void Has_the_clusters_that_were_not_judged_once()
    {
        var page = ParsedPage.Of(SampleReports.Varied());

        Assert.Equal(
            ["playground M0 cluster It is an M0 cluster, which has no backups", "sandbox Replica set It is excluded"],
            page.Texts("section:nth-of-type(2) tbody tr"));
        Assert.Empty(page.QuerySelectorAll("header .notes"));
    }

    [Fact]
    public void Has_notes_that_are_not_about_such_clusters()
    {
        var report = new OutputObject().Add("notes", (string[])["the list of Flex clusters is a note"]);

        Assert.Equal(["the list of Flex clusters is a note"], ParsedPage.Of(report).Texts("header .notes li"));
    }
}
