using System.Globalization;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.Benchmarks.Measuring;
using AtlasBackup.Benchmarks.Processes;
using AtlasBackup.Benchmarks.Rows;
using AtlasBackup.Benchmarks.Soak;
using AtlasBackup.EngineHost.Services;

namespace AtlasBackup.Benchmarks;

/// <summary>Measures the published plugin against floors of the same run, and prints tables.</summary>
internal static class Program
{
    public const string MirrorCommand = "mirror";

    private const string SoakCommand = "soak";

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is [MirrorCommand, var jobs, var delay])
        {
            return await ServeAsync(
                int.Parse(jobs, CultureInfo.InvariantCulture),
                TimeSpan.FromMilliseconds(int.Parse(delay, CultureInfo.InvariantCulture)));
        }

        if (arguments is [SoakCommand, var plugin, var calls])
        {
            return await SoakAsync(plugin, int.Parse(calls, CultureInfo.InvariantCulture));
        }

        if (Setup.Parse(arguments) is not { } setup)
        {
            await Console.Error.WriteLineAsync(
                "usage: atlas-bench PLUGIN MANAGED-PLUGIN EMPTY-FLOOR GET-FLOOR GRPC-FLOOR CHECK-FLOOR [BASE-PLUGIN]");
            return 2;
        }

        await MeasureAsync(setup);
        return 0;
    }

    private static async Task<int> SoakAsync(string plugin, int calls)
    {
        var wrong = await SoakRun.RunAsync(plugin, calls);
        Console.WriteLine(wrong.Count == 0 ? "Nothing grew, and every answer was right." : string.Join('\n', wrong));
        return wrong.Count == 0 ? 0 : 1;
    }

    private static async Task MeasureAsync(Setup setup)
    {
        Machine.Describe(setup);
        await using var engine = await EngineServer.StartAsync();
        if (setup.BasePlugin is { } basePlugin)
        {
            await Parts.WhenWantedAsync("base", () => CompareAsync(setup, basePlugin, engine));
        }

        var table = new Table();
        using (var atlas = Atlas.Start(jobs: 0))
        {
            await Parts.WhenWantedAsync("start", () => StartRows.AddAsync(table, setup, atlas, engine));
            await InvokeRows.AddAsync(table, setup, atlas, engine);
        }

        await Parts.WhenWantedAsync("end", () => EndRows.AddAsync(table, setup, engine));
        await Parts.WhenWantedAsync("end", () => TerraformEndRows.AddAsync(table, setup));
        await Parts.WhenWantedAsync("list", () => ListRows.AddAsync(table, setup, engine));
        await Parts.WhenWantedAsync("digest", () => DigestRow.AddAsync(table, setup, engine));
        await Parts.WhenWantedAsync("verdict", () => VerdictRow.AddAsync(table, setup, engine));
        await Parts.WhenWantedAsync("terraform", () => TerraformRows.AddAsync(table, setup));
        await Parts.WhenWantedAsync("command", () => CommandRow.AddAsync(table, setup));
        await Parts.WhenWantedAsync("limit", () => RateLimitRow.AddAsync(table));
        SizeRow.Add(table, setup);
        Console.WriteLine();
        await Parts.WhenWantedAsync("growth", () => ListRows.AddGrowthAsync(setup, engine));
        Console.WriteLine();
        Console.WriteLine(table.Missed == 0 ? "Every target is met." : $"{table.Missed} targets are missed.");
    }

    private static async Task CompareAsync(Setup setup, string basePlugin, EngineServer engine)
    {
        Console.WriteLine($"Compared with {basePlugin}:");
        Console.WriteLine();
        var table = new PairTable();
        await new ComparisonRows(table, setup, basePlugin, engine).AddAsync();
        Console.WriteLine();
        Console.WriteLine(table.Missed == 0 ? "No limit is exceeded." : $"{table.Missed} limits are exceeded.");
        Console.WriteLine();
    }

    private static async Task<int> ServeAsync(int jobs, TimeSpan delay)
    {
        var options = new SimulatorOptions { RestoreJobs = jobs };
        await using var mirror = await Mirror.StartAsync(options, remembers: true, delay);
        Console.WriteLine(mirror.BaseUrl);
        await Task.Delay(Timeout.Infinite);
        return 0;
    }
}
