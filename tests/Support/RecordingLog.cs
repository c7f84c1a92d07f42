using System.Collections.Concurrent;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Tests.Support;

/// <summary>Keeps the log lines.</summary>
internal sealed class RecordingLog : IProviderLog
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<string> _debugLines = new();

    /// <summary>All lines except debug lines.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    public IReadOnlyCollection<string> DebugLines => _debugLines;

    public IEnumerable<string> Warnings => _lines.Where(line => line.StartsWith("warning: ", StringComparison.Ordinal));

    public void Debug(string message) => Keep(_debugLines, message);

    public void Info(string message) => Keep(_lines, $"info: {message}");

    public void Warning(string message) => Keep(_lines, $"warning: {message}");

    public void Progress(string message) => Keep(_lines, $"progress: {message}");

    private static void Keep(ConcurrentQueue<string> lines, string line)
    {
        lines.Enqueue(line);
        HeardLines.Add(line);
    }
}
