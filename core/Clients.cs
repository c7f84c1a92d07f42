using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core;

/// <summary>
/// Holds the client of the current configuration and the clients of earlier configurations. Each client is kept until
/// its last call has ended and its tokens are revoked.
/// </summary>
internal sealed class Clients(IProviderLog log, TimeProvider time) : IDisposable
{
    // For a replaced client, in the background: a token that is not revoked expires within the hour.
    private static readonly TimeSpan GiveBackTimeout = TimeSpan.FromSeconds(10);

    // A front end waits only a short time after it has told the provider to end.
    private static readonly TimeSpan EndTimeout = TimeSpan.FromMilliseconds(700);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _end = new();
    private AtlasClient? _current;
    private Task _replaced = Task.CompletedTask;

    /// <summary>Begins a call with the client of the current configuration, or returns null without one.</summary>
    public AtlasCall? BeginCall(MemoryShare memory)
    {
        // Under the lock, so that the client cannot be closed before its call has begun.
        lock (_lock)
        {
            return _current?.BeginCall(memory);
        }
    }

    /// <summary>Lets later calls use another client. Running calls keep the client that they began with.</summary>
    public void Replace(AtlasClient? client)
    {
        lock (_lock)
        {
            if (_current is { } before)
            {
                _replaced = Task.WhenAll(_replaced, Task.Run(() => RetireAsync(before)));
            }

            _current = client;
            if (_end.IsCancellationRequested)
            {
                _current?.Dispose();
                _current = null;
            }
        }
    }

    /// <summary>Revokes the tokens of all clients, as far as the time allows.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        Replace(null);
        try
        {
            await _replaced.WaitAsync(EndTimeout, time);
        }
        catch (TimeoutException)
        {
            log.Debug("the access token was not revoked in time");
        }
    }

    public void Dispose()
    {
        _current?.Dispose();
        _end.Dispose();
    }

    // A failure here must not affect any call.
    private async Task RetireAsync(AtlasClient client)
    {
        try
        {
            await WhenUnusedAsync(client);
            using var deadline = new CancellationTokenSource(GiveBackTimeout, time);
            await client.EndAsync(deadline.Token);
        }
        catch (Exception)
        {
            log.Debug("the access token was not revoked");
        }
        finally
        {
            client.Dispose();
        }
    }

    // At the end all calls have been cancelled: they no longer need their token, and there is no time to wait.
    private async Task WhenUnusedAsync(AtlasClient client) =>
        await client.CloseAsync().WaitAsync(_end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
