namespace AtlasBackup.Benchmarks.Measuring;

/// <summary>What is to be measured: everything, or what BENCH_ROWS names.</summary>
internal static class Parts
{
    private static readonly string[] Wanted =
        (Environment.GetEnvironmentVariable("BENCH_ROWS") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static Task WhenWantedAsync(string part, Func<Task> measure) =>
        Wanted.Length == 0 || Wanted.Contains(part) ? measure() : Task.CompletedTask;
}
