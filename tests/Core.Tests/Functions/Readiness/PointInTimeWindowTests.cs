using AtlasBackup.Core.Functions.Readiness;
using static AtlasBackup.Core.Tests.Functions.Readiness.States;

namespace AtlasBackup.Core.Tests.Functions.Readiness;

/// <summary>The spans that continuous backup can restore, with a snapshot every six hours from 19 November, 14:05.</summary>
public sealed class PointInTimeWindowTests
{
    private const string First = "2026-11-19T14:05:00";
    private const string End = "2026-11-26T11:50:00";

    [Fact]
    public void Reaches_from_the_oldest_snapshot_to_ten_minutes_before_now()
    {
        Assert.Equal([$"{First} to {End}"], Windows());
    }

    [Fact]
    public void Has_a_hole_from_the_request_of_a_restore_to_the_next_snapshot()
    {
        Assert.Equal(
            [$"{First} to 2026-11-24T05:00:00", $"2026-11-24T08:02:00 to {End}"],
            Windows(Into("2026-11-24T05:00:00Z", "2026-11-24T06:10:00Z")));
    }

    [Fact]
    public void Joins_the_holes_of_restores_at_the_same_time()
    {
        Assert.Equal(
            [$"{First} to 2026-11-24T05:00:00", $"2026-11-24T20:02:00 to {End}"],
            Windows(
                Into("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z"),
                Into("2026-11-24T05:00:00Z", "2026-11-24T15:00:00Z")));
    }

    [Fact]
    public void Has_a_hole_for_each_restore()
    {
        Assert.Equal(
            [
                $"{First} to 2026-11-22T05:00:00", "2026-11-22T08:02:00 to 2026-11-24T05:00:00",
                $"2026-11-24T08:02:00 to {End}",
            ],
            Windows(
                Into("2026-11-24T05:00:00Z", "2026-11-24T06:00:00Z"),
                Into("2026-11-22T05:00:00Z", "2026-11-22T06:00:00Z")));
    }

    [Fact]
    public void Begins_no_window_without_a_snapshot()
    {
        Assert.Equal(
            [$"2026-11-24T14:02:00 to {End}"],
            Windows(
                Into("2026-11-19T10:00:00Z", "2026-11-24T05:00:00Z"),
                Into("2026-11-24T08:02:00Z", "2026-11-24T08:30:00Z")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2026-11-25T05:00:00Z")]
    public void Claims_nothing_before_a_restore_that_may_have_been_requested_at_any_time(string? requested)
    {
        var restore = Into("2026-11-24T05:00:00Z", "2026-11-24T06:00:00Z");

        Assert.Equal(
            [$"2026-11-24T08:02:00 to {End}"],
            Windows(restore with { RequestedAt = requested is null ? null : At(requested) }));
    }

    [Fact]
    public void Has_no_window_while_a_restore_has_not_been_followed_by_a_snapshot()
    {
        Assert.Empty(Windows(Into("2026-11-26T09:00:00Z", "2026-11-26T09:40:00Z")));
    }

    [Fact]
    public void Has_no_hole_for_a_restore_elsewhere_or_one_that_failed()
    {
        var restore = Into("2026-11-24T05:00:00Z", "2026-11-24T06:00:00Z");

        Assert.Equal(
            [$"{First} to {End}"],
            Windows(restore with { TargetCluster = "staging" }, restore with { IsVoid = true }));
    }

    [Fact]
    public void Does_not_reach_back_further_than_the_restore_window()
    {
        var facts = Continuous() with { Schedule = Continuous().Schedule with { RestoreWindowDays = 2 } };

        Assert.Equal([$"2026-11-24T14:02:00 to {End}"], Windows(facts));
    }

    [Fact]
    public void Agrees_with_the_verdict_on_every_example()
    {
        var examples = Example.All.Where(example => example.Verdict.Window is { IsPointInTime: true }).ToList();

        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Equal(
            example.Verdict.Window,
            new PointInTime(new Question(example.Facts, example.Demands, Now)).Windows[^1]));
    }

    [Fact]
    public void No_window_has_a_moment_at_which_a_restore_interrupted_the_backup()
    {
        var random = new Random(19);
        for (var round = 0; round < 500; round++)
        {
            RestoreFacts[] restores = [.. Enumerable.Range(0, random.Next(5)).Select(_ => Any(random))];
            var windows = Find(Continuous() with { Restores = restores });

            Assert.Equal(windows.OrderBy(window => window.Start), windows);
            Assert.All(windows, window => Assert.True(window.Start <= window.End));
            Assert.All(windows, window => Assert.DoesNotContain(
                restores, restore => window.End > restore.RequestedAt && window.Start < restore.FinishedAt));
        }
    }

    private static RestoreFacts Any(Random random)
    {
        var requested = Now.AddMinutes(-random.Next(60, 14 * 24 * 60));
        return Restore("r", "2026-11-26T00:00:00Z") with
        {
            RequestedAt = requested,
            FinishedAt = requested.AddMinutes(random.Next(600)),
        };
    }

    private static RestoreFacts Into(string requested, string finished) =>
        Restore("r", finished) with { RequestedAt = At(requested) };

    private static IReadOnlyList<string> Windows(params RestoreFacts[] restores) =>
        Windows(Continuous() with { Restores = restores });

    private static IReadOnlyList<string> Windows(BackupFacts facts) =>
        [.. Find(facts).Select(window => $"{window.Start:s} to {window.End:s}")];

    private static IReadOnlyList<RestoreWindow> Find(BackupFacts facts) =>
        new PointInTime(new Question(facts, Example.Usual, Now)).Windows;
}
