using System.Text.Json;
using System.Xml.Linq;

namespace AtlasBackup.Sdk.Tests;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string SdkFolder => Path.Combine(Root, "sdk", "dotnet");

    public static string Schema => File.ReadAllText(Path.Combine(Root, "schema.json"));

    /// <summary>The version that Directory.Build.props gives to everything.</summary>
    public static string Version =>
        XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("VersionPrefix").Single().Value;

    public static JsonElement ReadSchema() => JsonDocument.Parse(Schema).RootElement;

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "schema.json")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("schema.json stands in no parent folder.");
        }

        return folder;
    }
}
