using AtlasBackup.Provider.Pulumi;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Provider.Tests.Pulumi;

public sealed class ProgressPaceTests
{
    [Fact]
    public void Lets_one_line_pass_a_second_and_none_in_the_first()
    {
        var time = new TestTime();
        var pace = new ProgressPace(time);
        var passed = new List<double>();

        for (var step = 0; step < 40; step++)
        {
            if (pace.IsDue())
            {
                passed.Add(time.Elapsed.TotalSeconds);
            }

            time.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal([1, 2, 3], passed);
    }
}
