using System.Reflection;

namespace AtlasBackup.Provider.Hosting;

/// <summary>Which version of the plugin this is, and how it names itself.</summary>
internal static class PluginVersion
{
    public const string PluginName = "pulumi-resource-atlasbackup";
    public const string IssueTracker = "https://github.com/atlasbackup/pulumi-atlasbackup/issues";

    /// <summary>The version as a semantic version, without a leading v.</summary>
    public static string Text { get; } =
        typeof(PluginVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? throw new InvalidOperationException("this build has no version");

    /// <summary>What Atlas sees: the plugin and the platform, and nothing of the machine or the program.</summary>
    public static string UserAgent { get; } =
        $"pulumi-atlasbackup/{Text} ({Platform}; {RuntimeInformationText})";

    private static string Platform =>
        OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";

    private static string RuntimeInformationText =>
        System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
}
