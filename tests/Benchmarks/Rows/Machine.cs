using System.Globalization;
using System.Runtime.InteropServices;
using AtlasBackup.Benchmarks.Measuring;

namespace AtlasBackup.Benchmarks.Rows;

/// <summary>Says on what the numbers were measured, and how busy it was.</summary>
internal static class Machine
{
    public static void Describe(Setup setup)
    {
        var model = File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{model?.Split(':')[1].Trim() ?? "unknown processor"}, {Environment.ProcessorCount} cores, {memory:0} GB, ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"{RuntimeInformation.RuntimeIdentifier}, .NET {Environment.Version}, load {load}, {setup.Runs} runs."));
        Console.WriteLine();
    }
}
