using System.Diagnostics;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Values;

namespace AtlasBackup.Benchmarks.Soak;

/// <summary>
/// Makes many calls of one plugin while two of a hundred requests go wrong, and compares what the plugin holds early on
/// with what it holds in the end.
/// </summary>
internal sealed class SoakRun(PluginHost host, ProviderSession session, int calls)
{
    private const int InFlight = 64;
    private const int EarlyCalls = 10_000;
    private const double MostMemory = 1.2;

    private readonly SoakCalls _calls = new(host.Provider);
    private readonly int _early = Math.Min(EarlyCalls, calls / 2);
    private int _made;

    /// <returns>What is wrong with the plugin, a line each.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(string plugin, int calls)
    {
        var options = new SimulatorOptions
        {
            RestoreJobs = SoakCalls.RestoreJobs,
            TenantRestores = SoakCalls.TenantRestores,
            TokenRequestsPerMinute = int.MaxValue,
        };
        await using var atlas = await AtlasSimulatorServer.StartAsync(options);
        await using var host = await PluginHost.StartAsync(new PluginOptions { Path = plugin });
        var session = await host.LoadAsync(Properties.Of(
            ("baseUrl", atlas.BaseUrl),
            ("clientId", Properties.Secret(AtlasData.ClientId)),
            ("clientSecret", Properties.Secret(AtlasData.ClientSecret)),
            ("requestTimeoutSeconds", 2),
            ("maxConcurrentRequests", InFlight)));
        await session.Configured;
        SoakFaults.Add(atlas.Faults, calls);
        var wrong = await new SoakRun(host, session, calls).MeasureAsync();
        var end = await host.StopAsync();
        var (made, left) = (atlas.Counters.TokensMinted, atlas.Counters.TokensLeft);
        Console.WriteLine(
            $"{atlas.Requests.Reads.Count:N0} requests, and {atlas.Faults.Struck:N0} of all went wrong.");
        Console.WriteLine($"{made} tokens were made, {left} are left. The plugin ended with {end.ExitCode}.");
        return
        [
            .. wrong,
            .. left == 0 ? Array.Empty<string>() : [$"{left} tokens are left"],
            .. end.ExitCode == 0 ? Array.Empty<string>() : [$"the plugin ended with {end.ExitCode}"],
        ];
    }

    private async Task<IReadOnlyList<string>> MeasureAsync()
    {
        var watch = Stopwatch.StartNew();
        await MakeAsync(_early);
        var early = await Usage.SettledAsync(host.ProcessId);
        Show($"after {_early:N0} calls", early);
        await MakeAsync(calls);
        var late = await Usage.SettledAsync(host.ProcessId);
        Show($"after {calls:N0} calls", late);
        var outcomes = string.Join(", ", _calls.Outcomes.Select(outcome => $"{outcome.Value:N0} {outcome.Key}"));
        Console.WriteLine(
            $"{watch.Elapsed.TotalSeconds:0} s, with the waits until nothing changed; calls: {outcomes}.");
        foreach (var (text, times) in _calls.Errors)
        {
            Console.WriteLine($"  {times,6:N0} times: {text}");
        }

        return
        [
            .. _calls.Defects,
            .. Compare("memory", late.Memory <= MostMemory * early.Memory),
            .. Compare("threads", late.Threads == early.Threads),
            .. Compare("descriptors", late.Descriptors == early.Descriptors),
        ];
    }

    private Task MakeAsync(int until) =>
        Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => Task.Run(() => WorkAsync(until))));

    private async Task WorkAsync(int until)
    {
        while (Interlocked.Increment(ref _made) is var number && number <= until)
        {
            // Under the calls of the others.
            if (number == calls / 3 || number == calls * 2 / 3)
            {
                await host.Provider.ConfigureAsync(session.Identity, session.Inputs);
            }

            await _calls.MakeAsync(number);
        }

        Interlocked.Decrement(ref _made);
    }

    private static void Show(string when, Usage usage) => Console.WriteLine(
        $"{when,-22} {usage.Memory / 1048576.0,6:0.0} MB {usage.Threads,4} threads {usage.Descriptors,4} descriptors");

    private static IEnumerable<string> Compare(string what, bool isFine) => isFine ? [] : [$"{what} grew"];
}
