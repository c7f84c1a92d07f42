namespace AtlasBackup.Provider.Atlas.Http;

/// <summary>
/// Keeps one token of a service account for all requests of the process: made when first needed, shared by all who ask
/// meanwhile, replaced before it expires or when Atlas refuses it.
/// </summary>
internal sealed class ServiceAccountTokens(TokenEndpoint endpoint, TimeProvider time)
    : IAccessTokens, IDisposable
{
    // The token endpoint takes ten requests a minute at the least: a refusal is repeated to all who ask within this time.
    private static readonly TimeSpan FailureLifetime = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _end = new();
    private Task<AccessToken>? _token;
    private DateTimeOffset _failedAt;

    public async ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken) =>
        await Current().WaitAsync(cancellationToken);

    public bool Refuse(AccessToken token)
    {
        lock (_lock)
        {
            if (_token is { IsCompletedSuccessfully: true } current && ReferenceEquals(current.Result, token))
            {
                _token = null;
            }

            return true;
        }
    }

    /// <summary>Gives the token back, as far as that can be done in the time that is left.</summary>
    public async Task RevokeAsync(CancellationToken cancellationToken)
    {
        Task<AccessToken>? current;
        lock (_lock)
        {
            current = _token;
            _token = null;
        }

        if (current is { IsCompletedSuccessfully: true })
        {
            await endpoint.RevokeAsync(await current, cancellationToken);
        }

        await _end.CancelAsync();
    }

    public void Dispose() => _end.Dispose();

    private Task<AccessToken> Current()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var isUsable = _token switch
            {
                null => false,
                { IsCompletedSuccessfully: true } made => now < made.Result.RenewAt,
                { IsCompleted: true } => now < _failedAt + FailureLifetime,
                _ => true,
            };

            // The making of a token belongs to nobody: who started it may go away, and the others still get theirs.
            return isUsable && _token is not null ? _token : _token = MakeAsync();
        }
    }

    private async Task<AccessToken> MakeAsync()
    {
        await Task.Yield();
        try
        {
            return await endpoint.MintAsync(_end.Token);
        }
        catch
        {
            lock (_lock)
            {
                _failedAt = time.GetUtcNow();
            }

            throw;
        }
    }
}
