using System.Text;

namespace AtlasBackup.Core.Values;

/// <summary>The credentials for Atlas: one of three kinds.</summary>
internal abstract record Credentials
{
    /// <summary>A bearer token that was made elsewhere.</summary>
    internal sealed record AccessToken(Secret Token) : Credentials
    {
        public override IEnumerable<Secret> Secrets => [Token];
    }

    /// <summary>A service account, for OAuth 2.0 client credentials.</summary>
    internal sealed record ServiceAccount(Secret ClientId, Secret ClientSecret) : Credentials
    {
        public override IEnumerable<Secret> Secrets => [ClientId, ClientSecret];

        public override IEnumerable<Secret> AllForms => [.. Secrets, Basic];

        /// <summary>Both as the token endpoint takes them.</summary>
        public Secret Basic => new(Convert.ToBase64String(Encoding.UTF8.GetBytes(
            $"{Uri.EscapeDataString(ClientId.Reveal())}:{Uri.EscapeDataString(ClientSecret.Reveal())}")));
    }

    /// <summary>A programmatic API key, for HTTP Digest.</summary>
    internal sealed record ApiKey(Secret PublicKey, Secret PrivateKey) : Credentials
    {
        public override IEnumerable<Secret> Secrets => [PublicKey, PrivateKey];
    }

    /// <summary>
    /// The environment variables that they were taken from; none where they come from the configuration.
    /// </summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>Whether they come from the environment and not from the configuration.</summary>
    public bool IsFromEnvironment => Variables.Count > 0;

    public abstract IEnumerable<Secret> Secrets { get; }

    /// <summary>The secrets, and what requests make of them.</summary>
    public virtual IEnumerable<Secret> AllForms => Secrets;
}
