using System.Runtime.InteropServices;

namespace AtlasBackup.Provider.Hosting;

/// <summary>Tells when a signal asks the process to end.</summary>
internal sealed class ProcessEnd : IDisposable
{
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _signals;

    /// <param name="endsAtInterrupt">Whether Ctrl-C ends the process.</param>
    public ProcessEnd(bool endsAtInterrupt = true)
    {
        InheritedSignals.Restore();
        _signals =
        [
            On(PosixSignal.SIGINT, endsAtInterrupt),
            On(PosixSignal.SIGTERM, ends: true),
            On(PosixSignal.SIGQUIT, ends: true),
        ];
    }

    /// <summary>Completes at the first signal.</summary>
    public Task Task => _end.Task;

    public void Dispose() => Array.ForEach(_signals, signal => signal.Dispose());

    private PosixSignalRegistration On(PosixSignal signal, bool ends) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        if (ends)
        {
            _end.TrySetResult();
        }
    });
}
