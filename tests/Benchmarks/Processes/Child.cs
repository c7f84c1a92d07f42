using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace AtlasBackup.Benchmarks.Processes;

/// <summary>A process that says on its first line that it is ready, and is killed in the end.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;

    private Child(Process process, string firstLine, TimeSpan startTime)
    {
        _process = process;
        FirstLine = firstLine;
        StartTime = startTime;
    }

    public string FirstLine { get; }

    /// <summary>From before the process was made to the end of its first line.</summary>
    public TimeSpan StartTime { get; }

    /// <summary>Bytes of the process that are in memory now.</summary>
    public long ResidentBytes => ProcessStatus.Bytes(_process.Id, "VmRSS");

    /// <summary>The most bytes that were in memory since <see cref="ForgetPeak"/>.</summary>
    public long PeakResidentBytes => ProcessStatus.Bytes(_process.Id, "VmHWM");

    public static Child Start(string path, params IEnumerable<string> arguments)
    {
        var watch = Stopwatch.StartNew();
        var process = Begin(path, new Dictionary<string, string>(), arguments);
        var line = ReadLine(process.StandardOutput.BaseStream);
        return new Child(process, line, watch.Elapsed);
    }

    /// <summary>Runs a program to its end, which must be a success.</summary>
    /// <returns>From before the process was made to its end.</returns>
    public static TimeSpan Run(
        string path,
        IReadOnlyDictionary<string, string> environment,
        params IEnumerable<string> arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Begin(path, environment, arguments);
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? watch.Elapsed
            : throw new InvalidOperationException($"{path} ended with {process.ExitCode}");
    }

    /// <summary>What the process has taken of the processors so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>
    /// What the threads that live now have taken of the processors so far, to the nanosecond: a busy machine makes a
    /// start late, but hardly makes it do more.
    /// </summary>
    public TimeSpan ThreadTime
    {
        get
        {
            var nanoseconds = Directory.EnumerateDirectories($"/proc/{_process.Id}/task")
                .Select(thread => File.ReadAllText(Path.Combine(thread, "schedstat")).Split(' ')[0])
                .Sum(time => long.Parse(time, CultureInfo.InvariantCulture));
            return TimeSpan.FromMicroseconds(nanoseconds / 1000.0);
        }
    }

    public void ForgetPeak() => File.WriteAllText($"/proc/{_process.Id}/clear_refs", "5");

    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public Task WaitForExitAsync() => _process.WaitForExitAsync();

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Process Begin(
        string path,
        IReadOnlyDictionary<string, string> environment,
        IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path.GetFullPath(path), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfThisProcess).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{path} did not start");
    }

    // Credentials must not reach the plugin, nor settings of this program's runtime any child.
    private static bool IsOfThisProcess(string name) =>
        name.StartsWith("MONGODB_ATLAS_", StringComparison.Ordinal)
        || name.StartsWith("MCLI_", StringComparison.Ordinal)
        || name.StartsWith("DOTNET_", StringComparison.Ordinal);

    private static string ReadLine(Stream stream)
    {
        var line = new StringBuilder();
        while (stream.ReadByte() is var read and not '\n')
        {
            line.Append(read >= 0 ? (char)read : throw new InvalidOperationException($"it ended after '{line}'"));
        }

        return line.ToString();
    }
}
