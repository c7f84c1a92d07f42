using System.Runtime.ExceptionServices;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// Keeps one token of a service account for all requests of the process. It is made when first needed, shared by all
/// requests that need one meanwhile, and replaced before it expires or when Atlas refuses it. Replaced tokens are
/// remembered, and all tokens are revoked at the end.
/// </summary>
internal sealed class ServiceAccountTokens(TokenEndpoint endpoint, HeldSecrets held, TimeProvider time) : IAccessTokens
{
    // The token endpoint takes ten requests a minute at the least: a refusal is repeated to all who ask within this
    // time.
    private static readonly TimeSpan FailureLifetime = TimeSpan.FromSeconds(10);

    // The lifetime that the endpoint states may be wrong, and a token that it still accepts must be revoked.
    private static readonly TimeSpan ShortestLife = TimeSpan.FromHours(1);

    // Atlas also answers 401 if a role is missing, which no token solves; and of a hundred tokens it revokes none.
    private static readonly TimeSpan ReplacementPace = TimeSpan.FromMinutes(1);

    private readonly RequestCoalescer<AccessToken> _requests = new();
    private readonly Lock _lock = new();
    private readonly List<Task> _making = [];
    private readonly List<Outcome> _made = [];
    private Outcome? _last;
    private long? _replacedAt;
    private bool _isOver;

    public async ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken)
    {
        if (Kept() is { } kept)
        {
            return kept;
        }

        using var lease = await _requests.JoinAsync(
            TokenEndpoint.Purpose,
            new RequestState { Purpose = TokenEndpoint.Purpose },
            MakeAsync,
            cancellationToken);
        return lease.Result;
    }

    public bool Refuse(AccessToken token)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(_last?.Token, token))
            {
                return true;
            }

            if (_replacedAt is { } before && time.GetElapsedTime(before) < ReplacementPace)
            {
                return false;
            }

            _replacedAt = time.GetTimestamp();
            _last = null;
            return true;
        }
    }

    /// <summary>
    /// Revokes the tokens, including one that is being made, as far as the remaining time allows. No further tokens are
    /// made.
    /// </summary>
    public async Task RevokeAsync(CancellationToken cancellationToken)
    {
        Task making;
        lock (_lock)
        {
            _isOver = true;
            making = Task.WhenAll(_making);
        }

        // The stored result shows whether a token was made.
        await making.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(Lent().Select(token => endpoint.RevokeAsync(token, cancellationToken)));
    }

    private async Task<AccessToken> MakeAsync(RequestState state, CancellationToken cancellationToken)
    {
        // Another request may have ended between the look at what is kept and this one.
        if (Kept() is { } kept)
        {
            return kept;
        }

        try
        {
            return await MintAsync(state).WaitAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var failure = ExceptionDispatchInfo.Capture(exception);
            Keep(new Outcome(null, failure, time.GetTimestamp(), FailureLifetime));
            throw;
        }
    }

    // The request continues when no caller waits for the token any more: Atlas may have made it by then, and an unknown
    // token cannot be revoked.
    private Task<AccessToken> MintAsync(RequestState state)
    {
        lock (_lock)
        {
            if (_isOver)
            {
                throw new OperationCanceledException("no token is made at the end");
            }

            var making = Task.Run(async () =>
            {
                var asked = time.GetTimestamp();
                var token = await endpoint.MintAsync(state, CancellationToken.None);
                held.AddToken(token.Token);
                Keep(new Outcome(token, null, asked, token.Lifetime));
                return token;
            });
            _making.RemoveAll(one => one.IsCompleted);
            _making.Add(making);
            return making;
        }
    }

    private AccessToken? Kept()
    {
        Outcome? last;
        lock (_lock)
        {
            last = _last;
        }

        if (last is null || time.GetElapsedTime(last.At) >= last.Lifetime)
        {
            return null;
        }

        last.Failure?.Throw();
        return last.Token;
    }

    private void Keep(Outcome outcome)
    {
        lock (_lock)
        {
            _last = outcome;
            _made.RemoveAll(HasExpired);
            _made.Add(outcome);
        }
    }

    // Takes the tokens that Atlas may still accept.
    private List<AccessToken> Lent()
    {
        lock (_lock)
        {
            var lent = _made.Where(made => !HasExpired(made)).Select(made => made.Token).OfType<AccessToken>().ToList();
            _made.Clear();
            _last = null;
            return lent;
        }
    }

    // A token is used for at least half of its life, which Atlas makes an hour. A longer one counts as a day.
    private bool HasExpired(Outcome made)
    {
        var age = time.GetElapsedTime(made.At);
        return age > ShortestLife && age / 2 > made.Lifetime;
    }

    /// <summary>The result of the last request for a token, and how long it applies.</summary>
    private sealed record Outcome(AccessToken? Token, ExceptionDispatchInfo? Failure, long At, TimeSpan Lifetime);
}
