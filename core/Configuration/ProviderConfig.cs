using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Configuration;

/// <summary>What the provider is to do its work with.</summary>
internal sealed record ProviderConfig
{
    public static readonly Uri DefaultBaseUrl = new("https://cloud.mongodb.com/");

    /// <summary>What to show Atlas, or null when nothing was given or it is not known yet.</summary>
    public Credentials? Credentials { get; init; }

    public Uri BaseUrl { get; init; } = DefaultBaseUrl;

    public int MaxRetries { get; init; } = Transport.DefaultMaxRetries;

    public int RequestTimeoutSeconds { get; init; } = Transport.DefaultRequestTimeoutSeconds;

    public int CallTimeoutSeconds { get; init; } = Transport.DefaultCallTimeoutSeconds;

    public int MaxConcurrentRequests { get; init; } = Transport.DefaultMaxConcurrentRequests;
}
