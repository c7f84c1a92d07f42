using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Configuration;

/// <summary>What the provider is to do its work with.</summary>
internal sealed record ProviderConfig
{
    /// <summary>Where Atlas is asked when nobody says.</summary>
    public static Uri DefaultBaseUrl => new($"{Settings.Find("baseUrl")?.Default.Text}/");

    /// <summary>What to show Atlas, or null when nothing was given or it is not known yet.</summary>
    public Credentials? Credentials { get; init; }

    public required Uri BaseUrl { get; init; }

    /// <summary>The way to the base address.</summary>
    public required Route Route { get; init; }

    public required int MaxRetries { get; init; }

    public required int RequestTimeoutSeconds { get; init; }

    public required int CallTimeoutSeconds { get; init; }

    public required int MaxConcurrentRequests { get; init; }
}
