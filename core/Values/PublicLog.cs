namespace AtlasBackup.Core.Values;

/// <summary>Writes lines to a log in a form that people may read, from any author.</summary>
/// <param name="log">Where the lines go.</param>
/// <param name="secrets">What nobody may see, asked for with each line: tokens come and go.</param>
internal sealed class PublicLog(IProviderLog log, Func<IReadOnlyList<string>> secrets) : IProviderLog
{
    private volatile Cleaner? _cleaner;

    public bool IsDebugWritten => log.IsDebugWritten;

    public void Debug(string message)
    {
        if (IsDebugWritten)
        {
            log.Debug(Line(message));
        }
    }

    public void Info(string message) => log.Info(Line(message));

    public void Warning(string message) => log.Warning(Line(message));

    public void Progress(string message) => log.Progress(Line(message));

    // A line comes with every request, and secrets hardly ever change.
    private string Line(string message)
    {
        var known = secrets();
        var cleaner = _cleaner;
        if (cleaner?.Secrets.SequenceEqual(known) != true)
        {
            _cleaner = cleaner = new Cleaner(known, new PublicText(known));
        }

        return cleaner.Text.Of(message);
    }

    private sealed record Cleaner(IReadOnlyList<string> Secrets, PublicText Text);
}
