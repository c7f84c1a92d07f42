using System.Text.Json;
using System.Xml.Linq;
using AtlasBackup.SdkGenerator;
using AtlasBackup.SdkGenerator.Emit;

namespace AtlasBackup.Sdk.Tests.Sdk;

public sealed class CommittedSdkTests
{
    [Fact]
    public void Is_what_the_generator_makes_of_the_schema()
    {
        var files = SdkPackage.Render(Repository.Schema, Repository.Version);

        Assert.Empty(new OutputFolder(Repository.SdkFolder).Differences(files));
    }

    [Fact]
    public void Holds_no_code_but_generated_code()
    {
        var code = Directory.EnumerateFiles(Repository.SdkFolder, "*.cs", SearchOption.AllDirectories).ToList();

        Assert.NotEmpty(code);
        Assert.All(code, path => Assert.Equal(GeneratedFile.Mark, File.ReadLines(path).First()));
    }

    [Fact]
    public void Has_one_version_everywhere()
    {
        using var plugin = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(Repository.SdkFolder, "pulumi-plugin.json")));
        var utilities = typeof(Atlas.Backup.Provider).Assembly.GetType("Atlas.Backup.Utilities", throwOnError: true)!;

        Assert.Equal(Repository.Version, File.ReadAllText(Path.Combine(Repository.SdkFolder, "version.txt")));
        Assert.Equal(Repository.Version, plugin.RootElement.GetProperty("version").GetString());
        Assert.Equal(Repository.Version, utilities.GetProperty("Version")!.GetValue(null));
    }

    [Fact]
    public void Asks_for_the_packages_that_the_schema_names()
    {
        var wanted = Repository.ReadSchema().GetProperty("language").GetProperty("csharp")
            .GetProperty("packageReferences")
            .EnumerateObject().Select(package => (package.Name, package.Value.GetString()));
        var versions = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Select(package => (package.Attribute("Include")?.Value ?? "", package.Attribute("Version")?.Value));

        Assert.All(wanted, package => Assert.Contains(package, versions));
    }
}
