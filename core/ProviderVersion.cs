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
    public static string UserAgent(string product) =>
        $"{product}/{Text} ({Platform}; {RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()})";
}
