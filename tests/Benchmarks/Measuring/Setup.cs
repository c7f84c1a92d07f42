using System.Globalization;

namespace AtlasBackup.Benchmarks.Measuring;

/// <summary>What is measured, and how often.</summary>
/// <param name="Plugin">The published plugin.</param>
/// <param name="ManagedPlugin">The same plugin self-contained, with a runtime in it.</param>
/// <param name="EmptyFloor">The program that prints one line.</param>
/// <param name="GetFloor">The program that makes one request.</param>
/// <param name="GrpcFloor">The program that serves one empty gRPC service.</param>
/// <param name="CheckFloor">The program that makes the requests of a verdict.</param>
/// <param name="BasePlugin">The plugin of another commit to compare with, if any.</param>
/// <param name="Runs">How many times a process is started, or a long call made, for one median.</param>
/// <param name="Pairs">How many times both plugins are started for the comparison.</param>
internal sealed record Setup(
    string Plugin,
    string ManagedPlugin,
    string EmptyFloor,
    string GetFloor,
    string GrpcFloor,
    string CheckFloor,
    string? BasePlugin,
    int Runs,
    int Pairs)
{
    private const int DefaultRuns = 11;
    private const int DefaultPairs = 150;

    public static Setup? Parse(string[] arguments) =>
        arguments is [var plugin, var managed, var empty, var get, var grpc, var check, .. { Length: <= 1 } more]
        ? new Setup(
            plugin,
            managed,
            empty,
            get,
            grpc,
            check,
            more.Length == 1 ? more[0] : null,
            Number("BENCH_RUNS", DefaultRuns),
            Number("BENCH_PAIRS", DefaultPairs))
        : null;

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
        && number > 0
        ? number
        : otherwise;
}
