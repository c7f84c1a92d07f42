using System.Globalization;
using System.Text;

namespace AtlasBackup.Provider.Terraform;

/// <summary>
/// Says why the process crashes in the form in which Terraform finds and shows it, and then ends the process.
/// </summary>
internal sealed class CrashReport : IDisposable
{
    // Terraform shows what follows this word on stderr.
    private const string Mark = "panic: ";

    // The exit code of a program in Go that crashes.
    private const int ExitCode = 2;

    private readonly Action<string> _write;
    private readonly Action _cleanUp;

    /// <param name="write">Writes to stderr, which Terraform reads.</param>
    /// <param name="cleanUp">Removes what the process would leave behind.</param>
    public CrashReport(Action<string> write, Action cleanUp)
    {
        _write = write;
        _cleanUp = cleanUp;
        AppDomain.CurrentDomain.UnhandledException += EndProcess;
    }

    public void Dispose() => AppDomain.CurrentDomain.UnhandledException -= EndProcess;

    /// <summary>The bug and the stack of each exception, without their messages, which may repeat a secret.</summary>
    public static string Text(Exception exception)
    {
        var text = new StringBuilder(Mark).Append(Core.Provider.BugIn(exception).Message).Append('\n');
        for (var one = exception; one is not null; one = one.InnerException)
        {
            if (one != exception)
            {
                text.Append(CultureInfo.InvariantCulture, $"caused by {one.GetType().Name}\n");
            }

            text.Append(one.StackTrace).Append('\n');
        }

        return text.ToString();
    }

    // If the process did not end here, .NET would write the message.
    private void EndProcess(object sender, UnhandledExceptionEventArgs crash)
    {
        if (crash.ExceptionObject is Exception exception)
        {
            Write(Text(exception));
        }

        _cleanUp();
        Environment.Exit(ExitCode);
    }

    private void Write(string text)
    {
        try
        {
            _write(text);
        }
        catch (IOException)
        {
            // Terraform has ended, and nobody reads the text.
        }
    }
}
