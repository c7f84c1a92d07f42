using System.Runtime.InteropServices;

namespace AtlasBackup.Provider.Hosting;

/// <summary>Tells when a signal asks the process to end.</summary>
internal sealed class ProcessEnd : IDisposable
{
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _signals;

    public ProcessEnd()
    {
        InheritedSignals.Restore();
        _signals = [On(PosixSignal.SIGINT), On(PosixSignal.SIGTERM), On(PosixSignal.SIGQUIT)];
    }

    /// <summary>Completes at the first signal.</summary>
    public Task Task => _end.Task;

    public void Dispose() => Array.ForEach(_signals, signal => signal.Dispose());

    private PosixSignalRegistration On(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        _end.TrySetResult();
    });
}
