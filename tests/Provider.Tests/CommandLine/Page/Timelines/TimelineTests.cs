using AngleSharp.Dom;
using AtlasBackup.Core.Functions;
using AtlasBackup.Provider.CommandLine.Reports.Page.Timelines;
using AtlasBackup.Tests.Support.Reports;

namespace AtlasBackup.Provider.Tests.CommandLine.Page.Timelines;

public sealed class TimelineTests
{
    [Fact]
    public void Has_a_lane_for_snapshots_each_region_point_in_time_exports_and_restores()
    {
        var page = ParsedPage.Of(SampleReports.Varied());

        Assert.Equal(
            ["Snapshots 51", "Copy EU_WEST_1", "Copy US_WEST_2", "Point in time", "Exports 6", "Restores 2"],
            page.Card("orders").Texts(".lane"));
        Assert.Equal(["Snapshots 8"], page.Card("sessions").Texts(".lane"));
    }

    [Fact]
    public void Puts_the_copies_of_many_regions_into_one_lane()
    {
        var card = CardOf([SampleEvents.Snapshot(1, "cloud", "scheduled", "completed", "E", "B", "A", "D", "C")]);

        Assert.Equal(["Snapshots 1", "Copy A", "Copy B", "Copy C", "Copies, 2 more"], card.Texts(".lane"));
    }

    [Theory]
    [InlineData("cloud", "scheduled", "completed", "path.scheduled")]
    [InlineData("cloud", "onDemand", "completed", "[href='#on-demand']")]
    [InlineData("cloud", "fallback", "completed", "[href='#fallback']")]
    [InlineData("cloud", "strange", "completed", "[href='#other']")]
    [InlineData("cloud", null, "completed", "[href='#other']")]
    [InlineData("flex", null, "COMPLETED", "path.flex")]
    [InlineData("legacy", null, "completed", "path.legacy")]
    [InlineData("checkpoint", null, "completed", "path.checkpoint")]
    [InlineData("cloud", "scheduled", "failed", "[href='#failed']")]
    [InlineData("cloud", "scheduled", "inProgress", "[href='#in-progress']")]
    [InlineData("flex", null, "QUEUED", "[href='#in-progress']")]
    [InlineData("cloud", "scheduled", "lost", "[href='#unknown']")]
    public void Draws_each_kind_and_state_in_its_own_shape(string kind, string? type, string status, string mark)
    {
        var card = CardOf([SampleEvents.Snapshot(1, kind, type, status)]);

        var marks = card.QuerySelectorAll(".timeline g path, .timeline g use");
        Assert.True(Assert.Single(marks).Matches(mark));
    }

    [Fact]
    public void Draws_all_marks_of_a_kind_as_one_path()
    {
        var hours = Enumerable.Range(0, 500);

        var card = CardOf(hours.Select(hour => SampleEvents.Snapshot(hour, "cloud", "scheduled", "completed")));

        var path = Assert.Single(card.QuerySelectorAll(".timeline path"));
        Assert.InRange(path.GetAttribute("d")?.Length ?? 0, 500, 500 * 9);
    }

    [Fact]
    public void Draws_windows_of_point_in_time_and_their_holes()
    {
        var card = ParsedPage.Of(SampleReports.Varied()).Card("shop");

        var windows = Bars(card, "window");
        var holes = Bars(card, "hole");
        Assert.Equal(3, windows.Count);
        Assert.Equal(2, holes.Count);
        Assert.Equal(windows[0].End, holes[0].Start, 0.02);
        Assert.Equal(holes[0].End, windows[1].Start, 0.02);
        Assert.Equal(holes[1].End, windows[2].Start, 0.02);
    }

    [Fact]
    public void Shows_no_hole_between_windows_that_overlap()
    {
        var cluster = SampleClusters.Cluster(
            SampleVerdicts.Of("a", "replicaSet", []),
            [],
            [],
            [],
            [SampleEvents.Window(20, 8), SampleEvents.Window(10, 1)]);

        Assert.Empty(Bars(ParsedPage.Of(SampleReports.Of([cluster], [])).Card("a"), "hole"));
    }

    [Fact]
    public void Has_a_title_and_a_description_for_those_who_cannot_see_it()
    {
        var timeline = ParsedPage.Of(SampleReports.Varied()).Card("shop").QuerySelector(".timeline");

        Assert.Equal("img", timeline?.GetAttribute("role"));
        Assert.Equal("Timeline of shop", Labelled(timeline, "aria-labelledby"));
        Assert.Equal(
            "52 snapshots from 2025-11-27 08:03 to 2026-11-27 11:42: 47 scheduled, 1 on demand, 1 fallback, "
                + "1 in progress, 2 failed. Point in time from 2026-11-24 12:00 to 2026-11-27 06:00, with 2 holes: "
                + "2026-11-25 09:00 to 2026-11-25 15:00, 2026-11-26 16:00 to 2026-11-26 20:00. "
                + "3 exports from 2026-11-25 00:00 to 2026-11-27 11:00: 1 successful, 1 in progress, 1 failed. "
                + "2 restores from 2026-11-26 16:00 to 2026-11-27 07:00: 1 successful, 1 failed.",
            Labelled(timeline, "aria-describedby"));
    }

    [Fact]
    public void Has_a_legend_of_the_marks_that_the_page_has()
    {
        var page = ParsedPage.Of(SampleReports.Of([SampleClusters.Orders("orders")], []));

        Assert.Equal(
            ["scheduled snapshot", "export", "restore", "cancelled or expired", "configured copy in another region",
                "point in time"],
            page.Texts(".legend li"));
    }

    [Theory]
    [InlineData(false, "M1000 0v1m1000-1v1m2000-1v1")]
    [InlineData(true, "M1000 .5h0m1000 0h0m2000 0h0")]
    public void Writes_a_path_of_places_in_their_order_and_each_once(bool isPoint, string expected) =>
        Assert.Equal(expected, Coordinates.Path([100, 25, 50, 25.001], isPoint));

    private static IElement CardOf(IEnumerable<OutputObject> snapshots) => ParsedPage.Of(SampleReports.Of(
        [SampleClusters.Cluster(SampleVerdicts.Of("a", "replicaSet", []), snapshots, [], [], [])],
        [])).Card("a");

    private static List<(double Start, double End)> Bars(IElement card, string style) =>
        [.. card.QuerySelectorAll($".timeline rect.{style}").Select(bar =>
        {
            var start = Percent(bar, "x");
            return (start, start + Percent(bar, "width"));
        })];

    private static double Percent(IElement bar, string name) => double.Parse(
        bar.GetAttribute(name)?.TrimEnd('%') ?? "",
        System.Globalization.CultureInfo.InvariantCulture);

    private static string? Labelled(IElement? timeline, string attribute) =>
        timeline?.QuerySelector($"#{timeline.GetAttribute(attribute)}")?.TextContent;
}
