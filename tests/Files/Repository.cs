using System.Text.Json;
using System.Xml.Linq;

namespace AtlasBackup.Tests.Files;

/// <summary>The files that this build was made from, by their paths from the root with slashes.</summary>
public static class Repository
{
    private static readonly string[] NotOurs =
        ["artifacts", "bin", "obj", "dist", "node_modules", ".git", "TestResults"];

    public static string Root { get; } = FindRoot();

    public static string SdkFolder => PathOf("sdk/dotnet");

    public static string Schema => Read("schema.json");

    /// <summary>The version that Directory.Build.props gives to everything.</summary>
    public static string Version =>
        XDocument.Parse(Read("Directory.Build.props")).Descendants("VersionPrefix").Single().Value;

    /// <summary>The complete answer to a function, as text in ASCII.</summary>
    public static string Fixture(string function) => AnswerFile.Of(function).Complete.ToJsonString();

    public static JsonElement ReadSchema() => JsonDocument.Parse(Schema).RootElement;

    public static string PathOf(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(PathOf(path));

    /// <summary>Every file below a folder whose name ends so, without what a build leaves behind.</summary>
    public static IEnumerable<string> Files(string folder, string ending) => In(PathOf(folder))
        .Where(path => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(folder).Concat(
        Directory.EnumerateDirectories(folder).Where(path => !NotOurs.Contains(Path.GetFileName(path))).SelectMany(In));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AtlasBackupProvider.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("the tests do not run inside their repository");
    }
}
