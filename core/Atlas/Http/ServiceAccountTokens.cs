using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// Keeps one token of a service account for all requests of the process: made when first needed, shared by all who ask
/// meanwhile, replaced before it expires or when Atlas refuses it.
/// </summary>
internal sealed class ServiceAccountTokens(TokenEndpoint endpoint, TimeProvider time)
    : IAccessTokens, IDisposable
{
    // The token endpoint takes ten requests a minute at the least: a refusal is repeated to all who ask within this
    // time.
    private static readonly TimeSpan FailureLifetime = TimeSpan.FromSeconds(10);

    // Atlas also answers 401 where a role is missing, which no token mends; and of a hundred tokens it takes none back.
    private static readonly TimeSpan ReplacementPace = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private Making? _current;
    private DateTimeOffset _replacedAt;

    /// <summary>The token that requests show now, if there is one.</summary>
    public Secret? Current
    {
        get
        {
            lock (_lock)
            {
                return _current is { Token: { IsCompletedSuccessfully: true } made } ? made.Result.Token : null;
            }
        }
    }

    public async ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken)
    {
        var making = Join();
        try
        {
            return await making.Token.WaitAsync(cancellationToken);
        }
        finally
        {
            Leave(making);
        }
    }

    public bool Refuse(AccessToken token)
    {
        lock (_lock)
        {
            if (_current is not { Token: { IsCompletedSuccessfully: true } made }
                || !ReferenceEquals(made.Result, token))
            {
                return true;
            }

            var now = time.GetUtcNow();
            if (now - _replacedAt < ReplacementPace)
            {
                return false;
            }

            _replacedAt = now;
            _current = null;
            return true;
        }
    }

    /// <summary>Gives the token back, as far as that can be done in the time that is left.</summary>
    public async Task RevokeAsync(CancellationToken cancellationToken)
    {
        Making? last;
        lock (_lock)
        {
            last = _current;
            _current = null;
        }

        if (last is { Token.IsCompletedSuccessfully: true })
        {
            await endpoint.RevokeAsync(await last.Token, cancellationToken);
        }
        else if (last is not null)
        {
            await last.End.CancelAsync();
        }
    }

    public void Dispose() => _current?.End.Dispose();

    private Making Join()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_current is null || !_current.IsUsable(now))
            {
                var end = new CancellationTokenSource();
                _current = new Making(end, MakeAsync(end.Token), time);
            }

            _current.Waiting++;
            return _current;
        }
    }

    // Who started the making may go away, and the others still get their token; when the last has gone, it is given up,
    // so that whoever comes next does not wait for an answer that may never come.
    private void Leave(Making making)
    {
        lock (_lock)
        {
            if (--making.Waiting > 0 || making.Token.IsCompleted)
            {
                return;
            }

            if (ReferenceEquals(_current, making))
            {
                _current = null;
            }
        }

        making.End.Cancel();
    }

    private async Task<AccessToken> MakeAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        return await endpoint.MintAsync(cancellationToken);
    }

    private sealed class Making
    {
        private DateTimeOffset _failedAt = DateTimeOffset.MaxValue;

        public Making(CancellationTokenSource end, Task<AccessToken> token, TimeProvider time)
        {
            End = end;
            Token = NoteFailureAsync(token, time);
        }

        public CancellationTokenSource End { get; }

        public Task<AccessToken> Token { get; }

        public int Waiting { get; set; }

        public bool IsUsable(DateTimeOffset now) => Token switch
        {
            { IsCompletedSuccessfully: true } made => now < made.Result.RenewAt,
            { IsCompleted: true } => now - _failedAt < FailureLifetime,
            _ => true,
        };

        private async Task<AccessToken> NoteFailureAsync(Task<AccessToken> token, TimeProvider time)
        {
            try
            {
                return await token;
            }
            catch
            {
                _failedAt = time.GetUtcNow();
                throw;
            }
        }
    }
}
