using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Configuration;

/// <summary>The configuration that the provider works with.</summary>
internal sealed record ProviderConfig
{
    /// <summary>The address of Atlas if no other is configured.</summary>
    public static Uri DefaultBaseUrl => new($"{Settings.Find("baseUrl")?.Default.Text}/");

    /// <summary>The credentials for Atlas, or null if none were given or they are not known yet.</summary>
    public Credentials? Credentials { get; init; }

    public required Uri BaseUrl { get; init; }

    public SettingSource BaseUrlSource { get; init; }

    /// <summary>The route to the base address.</summary>
    public required Route Route { get; init; }

    public required int MaxRetries { get; init; }

    public required int RequestTimeoutSeconds { get; init; }

    public required int CallTimeoutSeconds { get; init; }

    public required int MaxConcurrentRequests { get; init; }
}
