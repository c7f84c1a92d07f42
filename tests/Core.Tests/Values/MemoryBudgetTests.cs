using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Tests.Values;

public sealed class MemoryBudgetTests
{
    private readonly MemoryBudget _budget = new(100);

    [Fact]
    public void Admits_every_call_while_memory_is_free_and_only_the_oldest_when_it_is_used_up()
    {
        var (oldest, younger, youngest) = (_budget.Begin(), _budget.Begin(), _budget.Begin());

        younger.Add(99);
        Assert.True(youngest.IsLetIn);
        _budget.Add(1);

        Assert.True(oldest.IsLetIn);
        Assert.False(younger.IsLetIn);
        Assert.False(youngest.IsLetIn);
    }

    [Fact]
    public void Admits_the_next_oldest_call_when_the_oldest_ends()
    {
        var (oldest, younger, youngest) = (_budget.Begin(), _budget.Begin(), _budget.Begin());
        younger.Add(100);

        oldest.Dispose();

        Assert.True(younger.IsLetIn);
        Assert.False(youngest.IsLetIn);
    }

    [Fact]
    public void Admits_the_work_of_an_ended_call_when_no_older_call_is_left()
    {
        var (ended, younger) = (_budget.Begin(), _budget.Begin());
        ended.Dispose();
        younger.Add(100);

        Assert.True(ended.IsLetIn);
    }

    [Fact]
    public async Task Wakes_those_who_wait_when_memory_is_freed_and_when_the_oldest_ends()
    {
        var (oldest, younger) = (_budget.Begin(), _budget.Begin());
        younger.Add(99);
        oldest.Add(51);

        var freed = younger.NextChangeAsync();
        oldest.Subtract(1);
        Assert.False(freed.IsCompleted);
        oldest.Subtract(50);
        await freed.WaitAsync(TestContext.Current.CancellationToken);
        younger.Add(1);
        var ended = younger.NextChangeAsync();
        oldest.Dispose();

        await ended.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True(younger.IsLetIn);
    }

    [Fact]
    public void Refuses_a_call_that_alone_needs_more_and_says_what_to_do()
    {
        using var only = new MemoryBudget(100 * 1024 * 1024).Begin();
        only.Add(100 * 1024 * 1024);

        var failure = Assert.Throws<ProviderException>(() => only.Add(1));

        Assert.Equal(FailureKind.TooLarge, failure.Kind);
        Assert.Equal(
            "the result needs more than 100 MB of memory, which is the limit for all answers; "
                + "read it page by page with pageNum",
            failure.Message);
    }

    [Fact]
    public void Refuses_no_call_because_of_the_memory_of_other_calls()
    {
        var (oldest, younger) = (_budget.Begin(), _budget.Begin());
        oldest.Add(100);

        younger.Add(100);

        Assert.Equal(200, _budget.Used);
    }

    [Fact]
    public void Frees_all_memory_of_a_call_once_at_its_end()
    {
        var share = _budget.Begin();
        share.Add(60);

        share.Dispose();
        share.Subtract(60);
        share.Add(10);
        share.Dispose();

        Assert.Equal(0, _budget.Used);
    }
}
