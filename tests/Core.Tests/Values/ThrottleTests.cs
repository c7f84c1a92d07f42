using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Values;

public sealed class ThrottleTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TestTime _time = new();

    [Fact]
    public void Passes_one_message_each_second_and_none_in_the_first_if_it_starts_with_a_delay()
    {
        var throttle = new Throttle(_time, Second);

        var passed = PassedIn40Steps(throttle);

        Assert.Equal([(1, 11), (2, 21), (3, 31)], passed);
    }

    [Fact]
    public void Passes_the_first_message_at_once_and_counts_the_suppressed_ones()
    {
        var throttle = new Throttle(_time);

        var passed = PassedIn40Steps(throttle);

        Assert.Equal([(0, 1), (1, 11), (2, 21), (3, 31)], passed);
    }

    [Fact]
    public void Suppresses_messages_for_the_time_that_the_passed_message_set()
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
    public async Task Passes_one_of_many_simultaneous_messages()
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
