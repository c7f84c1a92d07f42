using AtlasBackup.Provider.CommandLine.Reports.Page.Html;
using AtlasBackup.Provider.CommandLine.Reports.Page.Timelines;
using AtlasBackup.Tests.Support.Reports;

namespace AtlasBackup.Provider.Tests.CommandLine.Page.Timelines;

public sealed class TimeScaleTests
{
    private static readonly DateTimeOffset Now = SampleReports.Now;

    [Theory]
    [InlineData(0.01, "6 h")]
    [InlineData(0.5, "12 h")]
    [InlineData(1.9, "45 h")]
    [InlineData(8, "24 h, 8 days")]
    [InlineData(40, "24 h, 7 days, 40 days")]
    [InlineData(400, "24 h, 7 days, 31 days, 13 months")]
    [InlineData(9999, "24 h, 7 days, 31 days, 10 years")]
    public void Has_a_band_for_hours_days_months_and_years_as_far_as_the_oldest_time(double days, string ages)
    {
        var scale = Scale(days);

        Assert.Equal(ages, string.Join(", ", scale.Bands.Select(band => PageText.Length(band.Age))));
        Assert.Equal(0, scale.Bands[^1].Left, 6);
        Assert.Equal(100, scale.Bands[0].Right, 6);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(3)]
    [InlineData(13.9)]
    [InlineData(62.1)]
    [InlineData(740)]
    public void Shows_less_time_in_the_same_width_the_newer_it_is(double days)
    {
        var times = Scale(days).Bands.Select(band => band.Range.Length / band.Width).ToList();

        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public void Keeps_the_order_of_times_and_clamps_what_is_outside()
    {
        var scale = Scale(400);
        var places = Enumerable.Range(0, 5000).Select(hours => scale.Place(Now.AddHours(-2 * hours))).ToList();

        Assert.Equal(places.OrderDescending(), places);
        Assert.Equal(100, scale.Place(Now));
        Assert.Equal(100, scale.Place(Now.AddYears(1)));
        Assert.Equal(0, scale.Place(DateTimeOffset.MinValue));
    }

    [Fact]
    public void Has_an_axis_without_any_time()
    {
        var scale = TimeScale.Of(Now, []);

        Assert.Single(scale.Bands);
        Assert.NotEmpty(Tick.Of(scale));
    }

    [Theory]
    [InlineData(0.1, "11:00, 10:00, 09:00, 08:00, 07:00")]
    [InlineData(1, "10:00, 08:00, 06:00, 04:00, 02:00, 27 Nov, 22:00, 20:00, 18:00, 16:00, 14:00")]
    [InlineData(400, "06:00, 27 Nov, 18:00, 25 Nov, 23 Nov, 21 Nov, 16 Nov, 9 Nov, 2 Nov, Oct, Jul, Apr, 2026")]
    public void Has_ticks_of_hours_days_and_months(double days, string labels)
    {
        Assert.Equal(labels, string.Join(", ", Tick.Of(Scale(days)).Select(tick => tick.Label)));
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.7)]
    [InlineData(5)]
    [InlineData(33)]
    [InlineData(100)]
    [InlineData(3000)]
    public void Has_space_for_the_label_of_each_tick(double days)
    {
        var ticks = Tick.Of(Scale(days)).ToList();

        var wide = ticks.Select(tick => tick.Place).Prepend(100).ToList();
        var narrow = ticks.Where(tick => !tick.IsMinor).Select(tick => tick.Place).Prepend(100).ToList();
        Assert.InRange(ticks.Count, 1, 20);
        Assert.All(wide.Zip(wide.Skip(1)), pair => Assert.InRange(pair.First - pair.Second, 5, 100));
        Assert.All(narrow.Zip(narrow.Skip(1)), pair => Assert.InRange(pair.First - pair.Second, 17, 100));
    }

    private static TimeScale Scale(double days) => TimeScale.Of(Now, [Now.AddDays(-days), Now]);
}
