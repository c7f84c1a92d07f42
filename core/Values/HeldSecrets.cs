namespace AtlasBackup.Core.Values;

/// <summary>
/// Remembers all secrets for as long as the process lives: the credentials and the proxy's password of every
/// configuration, and every token, including replaced, refused and revoked ones. A server may repeat them at any time.
/// </summary>
internal sealed class HeldSecrets
{
    // More than any process configures, and more than two days of tokens, which expire within the hour.
    private const int MaxCredentials = 64;
    private const int MaxTokens = 64;

    private readonly Lock _lock = new();
    private volatile IReadOnlyList<string> _all = [];
    private IReadOnlyList<string> _credentials = [];
    private IReadOnlyList<string> _tokens = [];

    public IReadOnlyList<string> All => _all;

    public void AddCredentials(Credentials? credentials) =>
        Add(ref _credentials, credentials?.AllForms ?? [], MaxCredentials);

    public void AddPassword(Secret? password) =>
        Add(ref _credentials, password is null ? [] : [password], MaxCredentials);

    public void AddToken(Secret token) => Add(ref _tokens, [token], MaxTokens);

    // New secrets are added at the end, and the oldest ones are dropped.
    private void Add(ref IReadOnlyList<string> known, IEnumerable<Secret> secrets, int most)
    {
        var added = secrets.Select(secret => secret.Reveal()).ToList();
        lock (_lock)
        {
            known = [.. known.Except(added).Concat(added).TakeLast(most)];
            _all = [.. _credentials, .. _tokens];
        }
    }
}
