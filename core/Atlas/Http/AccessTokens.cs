using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>A bearer token.</summary>
/// <param name="Token">The token itself.</param>
/// <param name="Lifetime">For how long it should be used, from the moment at which it was asked for.</param>
internal sealed record AccessToken(Secret Token, TimeSpan Lifetime);

/// <summary>Gives bearer tokens to requests.</summary>
internal interface IAccessTokens
{
    ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken);

    /// <summary>Says that Atlas refused a token.</summary>
    /// <returns>Whether another one can be had.</returns>
    bool Refuse(AccessToken token);
}

/// <summary>Gives the one token that the configuration holds.</summary>
internal sealed class FixedAccessToken(Secret token) : IAccessTokens
{
    private readonly AccessToken _token = new(token, TimeSpan.MaxValue);

    public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(_token);

    public bool Refuse(AccessToken token) => false;
}
