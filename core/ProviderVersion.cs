using System.Reflection;
using System.Runtime.InteropServices;

namespace AtlasBackup.Core;

/// <summary>Which version of the provider this is, and how it names itself.</summary>
internal static class ProviderVersion
{
    public const string IssueTracker = "https://github.com/atlasbackup/pulumi-atlasbackup/issues";

    /// <summary>The version as a semantic version, without a leading v.</summary>
    public static string Text { get; } = typeof(ProviderVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? throw new InvalidOperationException("this build has no version");

    private static string Platform =>
        OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";

    /// <summary>What Atlas sees: the front end and the platform, and nothing of the machine or the program.</summary>
    /// <param name="product">The name of the front end.</param>
    /// <param name="host">The program that the front end serves, or null.</param>
    public static string UserAgent(string product, string? host)
    {
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        return $"{product}/{Text} ({Platform}; {architecture}{(host is null ? "" : $"; {host}")})";
    }
}
