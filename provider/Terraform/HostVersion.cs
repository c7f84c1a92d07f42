using System.Text.RegularExpressions;

namespace AtlasBackup.Provider.Terraform;

/// <summary>The version of Terraform, which it tells when it configures the provider.</summary>
internal sealed partial class HostVersion
{
    private volatile string? _text;

    /// <summary>The version as Atlas sees it, or null while it is not known.</summary>
    public string? Text => _text;

    /// <summary>Takes a version, unless it is something else, which could not be sent.</summary>
    public void Set(string version) => _text = Version().IsMatch(version) ? $"terraform {version}" : null;

    [GeneratedRegex(@"^[0-9][0-9A-Za-z.+-]{0,40}\z")]
    private static partial Regex Version();
}
