using System.Globalization;

namespace AtlasBackup.Benchmarks.Processes;

/// <summary>Reads what the system counts of a process.</summary>
internal static class ProcessStatus
{
    public static long Bytes(int process, string name) => Number(process, name) * 1024;

    public static long Number(int process, string name)
    {
        var line = File.ReadLines($"/proc/{process}/status")
            .First(line => line.StartsWith($"{name}:", StringComparison.Ordinal));
        return long.Parse(
            line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
