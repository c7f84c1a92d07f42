using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.CommandLine.Terminals;

/// <summary>
/// Writes warnings and what a person waits for to stderr. Progress is one line that changes, and only a terminal has it.
/// </summary>
/// <param name="terminal">Where to write.</param>
/// <param name="time">The clock.</param>
internal sealed class TerminalLog(Terminal terminal, TimeProvider time) : IProviderLog
{
    private const string StartOfLine = "\r\e[K";

    // For the mark of what was left out, and one to stay on the line.
    private const int LastColumns = 2;

    // What ends sooner shows no progress.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly Throttle _progress = new(time, Interval);
    private readonly Lock _lock = new();
    private bool _hasProgress;

    /// <summary>Whether what only helps to find a mistake is shown.</summary>
    public bool IsVerbose { get; set; }

    public bool IsDebugWritten => IsVerbose;

    public void Debug(string message)
    {
        if (IsDebugWritten)
        {
            Write(message);
        }
    }

    public void Info(string message) => Write(message);

    public void Warning(string message) => Write($"warning: {message}");

    public void Progress(string message)
    {
        if (terminal.ProgressWidth is not { } width || _progress.Pass(Interval) is null)
        {
            return;
        }

        lock (_lock)
        {
            _hasProgress = true;
            terminal.Errors.Write($"{StartOfLine}{TextLine.Shorten(message, Math.Max(width - LastColumns, 0))}");
            terminal.Errors.Flush();
        }
    }

    /// <summary>Writes an error.</summary>
    public void Error(string message) => Write(message);

    /// <summary>Removes the line of progress.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            if (_hasProgress)
            {
                _hasProgress = false;
                terminal.Errors.Write(StartOfLine);
                terminal.Errors.Flush();
            }
        }
    }

    private void Write(string message)
    {
        lock (_lock)
        {
            Clear();
            terminal.Errors.WriteLine($"{CommandName.Text}: {message}");
        }
    }
}
