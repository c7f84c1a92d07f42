using AtlasBackup.Benchmarks.Processes;

namespace AtlasBackup.Benchmarks.Soak;

/// <summary>What a process holds.</summary>
internal sealed record Usage(long Memory, long Threads, int Descriptors)
{
    // Idle threads end after twenty seconds. Idle connections are closed after a minute, when they are next looked at.
    private static readonly TimeSpan Steady = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>What the process holds when it is idle and nothing changes any more.</summary>
    public static async Task<Usage> SettledAsync(int process)
    {
        var usage = Now(process);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var (waited, steady) = (0, 0); steady < Steady.TotalSeconds && waited < Patience.TotalSeconds; waited++)
        {
            await timer.WaitForNextTickAsync();
            var now = Now(process);
            steady = now with { Memory = usage.Memory } == usage ? steady + 1 : 0;
            usage = now;
        }

        return usage;
    }

    private static Usage Now(int process) => new(
        ProcessStatus.Bytes(process, "VmRSS"),
        ProcessStatus.Number(process, "Threads"),
        Directory.GetFileSystemEntries($"/proc/{process}/fd").Length);
}
