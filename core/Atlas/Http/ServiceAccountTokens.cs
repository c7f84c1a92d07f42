using System.Runtime.ExceptionServices;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// Keeps one token of a service account for all requests of the process: made when first needed, shared by all who ask
/// meanwhile, replaced before it expires or when Atlas refuses it. It remembers those that it replaced, and gives all
/// back at the end.
/// </summary>
internal sealed class ServiceAccountTokens(TokenEndpoint endpoint, HeldSecrets held, TimeProvider time) : IAccessTokens
{
    // The token endpoint takes ten requests a minute at the least: a refusal is repeated to all who ask within this
    // time.
    private static readonly TimeSpan FailureLifetime = TimeSpan.FromSeconds(10);

    // What the endpoint says of a token's life may be wrong, and one that it still accepts is to be given back.
    private static readonly TimeSpan ShortestLife = TimeSpan.FromHours(1);

    // Atlas also answers 401 where a role is missing, which no token mends; and of a hundred tokens it takes none back.
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
    /// Gives the tokens back, also one that is being made, as far as that can be done in the time that is left. No more
    /// are made.
    /// </summary>
    public async Task RevokeAsync(CancellationToken cancellationToken)
    {
        Task making;
        lock (_lock)
        {
            _isOver = true;
            making = Task.WhenAll(_making);
        }

        // Whether a token came of it is seen in what was made.
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

    // It goes on when nobody waits for the token any more: Atlas may have made it by then, and an unknown token cannot
    // be given back.
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

    /// <summary>What came of the last request for a token, and for how long it counts.</summary>
    private sealed record Outcome(AccessToken? Token, ExceptionDispatchInfo? Failure, long At, TimeSpan Lifetime);
}
