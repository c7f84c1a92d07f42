using Grpc.Core;

namespace AtlasBackup.Provider.Terraform;

/// <summary>
/// Notices that Terraform ends the provider, or has ended itself: it holds a stream from the start, which breaks with
/// its process.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="outlivesTerraform">Whether only a signal ends the provider.</param>
internal sealed class PluginLife(TimeProvider time, bool outlivesTerraform)
{
    // Terraform waits as long for the first line of a provider.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task End => _end.Task;

    /// <summary>Returns when Terraform wants the provider to end, or will not come.</summary>
    public async Task WaitAsync()
    {
        if (!outlivesTerraform)
        {
            await Task.WhenAny(End, _held.Task, Task.Delay(Patience, time));
            if (!_held.Task.IsCompleted)
            {
                return;
            }
        }

        await End;
    }

    public void Shutdown()
    {
        if (!outlivesTerraform)
        {
            Finish();
        }
    }

    /// <summary>Ends the streams that are held.</summary>
    public void Finish() => _end.TrySetResult();

    /// <summary>Holds the stream for the output of the process, of which there is none.</summary>
    public async Task HoldAsync(ServerCallContext call)
    {
        _held.TrySetResult();

        // Terraform waits for the headers.
        await call.WriteResponseHeadersAsync([]);
        await Task.WhenAny(End, Task.Delay(Timeout.Infinite, call.CancellationToken));
        Shutdown();
    }
}
