using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core;

/// <summary>
/// The client of the configuration, and those of configurations before it. Each of them lives until its last call has
/// left and what Atlas lent it is given back.
/// </summary>
internal sealed class Clients(IProviderLog log, TimeProvider time) : IDisposable
{
    // For one that has been replaced, in the background: a token that is not given back expires within the hour.
    private static readonly TimeSpan GiveBackTimeout = TimeSpan.FromSeconds(10);

    // What is left of a front end's patience when it tells the provider to end.
    private static readonly TimeSpan EndTimeout = TimeSpan.FromMilliseconds(700);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _end = new();
    private AtlasClient? _current;
    private Task _replaced = Task.CompletedTask;

    /// <summary>Begins a call with the client of the configuration, if there is one.</summary>
    public AtlasCall? BeginCall(MemoryShare memory)
    {
        // With the lock, so that no client is closed between here and the beginning of its call.
        lock (_lock)
        {
            return _current?.BeginCall(memory);
        }
    }

    /// <summary>What nobody may see: the credentials of the configuration, and what Atlas made of them.</summary>
    public IEnumerable<string> Secrets()
    {
        lock (_lock)
        {
            return _current?.Secrets() ?? [];
        }
    }

    /// <summary>Lets later calls use another client. Those under way end with the one that they began with.</summary>
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

    /// <summary>Gives back what Atlas lent to any client, in the time that there is.</summary>
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

    // Whatever goes wrong here concerns nobody's call.
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

    // At the end all calls have been told to leave: they no longer need their token, and there is no time to wait.
    private async Task WhenUnusedAsync(AtlasClient client) =>
        await client.CloseAsync().WaitAsync(_end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
