using System.Runtime.InteropServices;

namespace AtlasBackup.Provider.Hosting;

/// <summary>Tells when a signal asks the process to end.</summary>
internal sealed class ProcessEnd : IDisposable
{
    // As every system numbers them. .NET has numbers of its own.
    private const int Interrupt = 2;
    private const int Quit = 3;
    private const int Terminate = 15;

    private readonly TaskCompletionSource<int> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _signals;

    /// <param name="endsAtInterrupt">Whether Ctrl-C ends the process.</param>
    public ProcessEnd(bool endsAtInterrupt = true)
    {
        InheritedSignals.Restore();
        _signals =
        [
            On(PosixSignal.SIGINT, Interrupt, endsAtInterrupt),
            On(PosixSignal.SIGTERM, Terminate, ends: true),
            On(PosixSignal.SIGQUIT, Quit, ends: true),
        ];
    }

    /// <summary>Completes at the first signal, with its number.</summary>
    public Task<int> Task => _end.Task;

    public void Dispose() => Array.ForEach(_signals, signal => signal.Dispose());

    private PosixSignalRegistration On(PosixSignal signal, int number, bool ends) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            if (ends)
            {
                _end.TrySetResult(number);
            }
        });
}
