namespace AtlasBackup.EngineHost.Programs;

/// <summary>A package at the version that a program asks for; an empty version takes any.</summary>
internal sealed record PackageReference(string Name, string Version, string DownloadUrl)
{
    /// <summary>The name that the engine gives to the default provider of this package.</summary>
    public string DefaultProviderName =>
        Version.Length == 0 ? "default" : $"default_{string.Join('_', Version.TrimStart('v').Split('.', '-', '+'))}";

    public static string PackageOf(string token) => token.Split(':')[0];
}
