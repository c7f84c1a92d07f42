namespace AtlasBackup.TerraformHost.Launch;

/// <summary>How a provider is started.</summary>
public sealed record ProviderOptions
{
    public required string Path { get; init; }

    /// <summary>Variables beside those of the launch; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Whether the connection is encrypted, with certificates of both sides.</summary>
    public bool IsEncrypted { get; init; } = true;

    /// <summary>Whether the client shows another certificate than the one that it has announced.</summary>
    public bool ShowsOtherCertificate { get; init; }
}
