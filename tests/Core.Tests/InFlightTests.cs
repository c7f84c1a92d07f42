
namespace AtlasBackup.Core.Tests;

public sealed class InFlightTests
{
    // An event that has not happened by then will not happen.
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    [Fact]
    public void Ends_the_calls_under_way_and_not_the_later_ones()
    {
        using var calls = new InFlight();
        using var before = calls.Join(CancellationToken.None);

        calls.CancelAll();
        using var after = calls.Join(CancellationToken.None);

        Assert.True(before.Token.WaitHandle.WaitOne(Long));
        Assert.False(after.IsCancellationRequested);
    }

    [Fact]
    public void Ends_later_calls_too_after_the_end()
    {
        using var calls = new InFlight();
        using var before = calls.Join(CancellationToken.None);

        calls.End();
        calls.CancelAll();
        using var after = calls.Join(CancellationToken.None);

        Assert.True(before.Token.WaitHandle.WaitOne(Long));
        Assert.True(after.IsCancellationRequested);
        Assert.True(calls.IsOver);
    }

    [Fact]
    public void Ends_a_call_that_was_cancelled_by_itself()
    {
        using var calls = new InFlight();
        using var own = new CancellationTokenSource();
        using var joined = calls.Join(own.Token);
        using var other = calls.Join(CancellationToken.None);

        own.Cancel();

        Assert.True(joined.IsCancellationRequested);
        Assert.False(other.IsCancellationRequested);
    }

    [Fact]
    public async Task Does_not_wait_for_what_the_calls_do_when_they_end()
    {
        using var calls = new InFlight();
        using var joined = calls.Join(CancellationToken.None);
        using var returned = new ManualResetEventSlim();
        var isReturnedFirst = new TaskCompletionSource<bool>();
        joined.Token.Register(() => isReturnedFirst.SetResult(returned.Wait(Long)));

        calls.CancelAll();
        returned.Set();

        Assert.True(await isReturnedFirst.Task);
    }

    [Fact]
    public void Lets_calls_join_while_others_are_being_ended()
    {
        using var calls = new InFlight();

        Parallel.For(0, 100_000, number =>
        {
            if (number % 2 == 0)
            {
                calls.CancelAll();
                return;
            }

            using var joined = calls.Join(CancellationToken.None);
        });

        using var last = calls.Join(CancellationToken.None);
        Assert.False(last.IsCancellationRequested);
    }
}
