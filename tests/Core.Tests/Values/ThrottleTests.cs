using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Values;

public sealed class ThrottleTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TestTime _time = new();

    [Fact]
    public void Lets_one_message_pass_a_second_and_none_in_the_first_when_it_begins_with_a_delay()
    {
        var throttle = new Throttle(_time, Second);

        var passed = PassedIn40Steps(throttle);

        Assert.Equal([(1, 11), (2, 21), (3, 31)], passed);
    }

    [Fact]
    public void Lets_the_first_message_pass_at_once_and_counts_those_that_it_holds_back()
    {
        var throttle = new Throttle(_time);

        var passed = PassedIn40Steps(throttle);

        Assert.Equal([(0, 1), (1, 11), (2, 21), (3, 31)], passed);
    }

    [Fact]
    public void Is_silent_for_as_long_as_the_message_that_passed_asked()
    {
        var throttle = new Throttle(_time);

        Assert.Equal(1, throttle.Pass(10 * Second));
        _time.Advance(9 * Second);
        Assert.Null(throttle.Pass(Second));
        _time.Advance(Second);
        Assert.Equal(3, throttle.Pass(Second));
        _time.Advance(Second);
        Assert.Equal(4, throttle.Pass(Second));
    }

    [Fact]
    public async Task Lets_one_of_many_pass_that_come_at_once()
    {
        var throttle = new Throttle(_time);

        var passed = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => throttle.Pass(Second))));

        Assert.Equal(1, Assert.Single(passed, count => count is not null));
    }

    private List<(double Seconds, int Count)> PassedIn40Steps(Throttle throttle)
    {
        var passed = new List<(double, int)>();
        for (var step = 0; step < 40; step++)
        {
            if (throttle.Pass(Second) is { } count)
            {
                passed.Add((_time.Elapsed.TotalSeconds, count));
            }

            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        return passed;
    }
}
