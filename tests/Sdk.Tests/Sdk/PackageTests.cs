using System.Text.Json;
using System.Xml.Linq;

namespace AtlasBackup.Sdk.Tests.Sdk;

/// <summary>What lands in the NuGet package, and so on the disks of users.</summary>
public sealed class PackageTests(PackedSdk packed) : IClassFixture<PackedSdk>
{
    [Fact]
    public void Holds_what_the_language_host_and_the_compiler_look_for()
    {
        string[] wanted =
        [
            "README.md", "content/pulumi-plugin.json", "content/version.txt", "lib/net8.0/Atlas.Backup.dll",
            "lib/net8.0/Atlas.Backup.pdb", "lib/net8.0/Atlas.Backup.xml",
        ];

        Assert.Equal(wanted, packed.Names.Where(name => !IsFrameOfThePackage(name)).Order(StringComparer.Ordinal));

        static bool IsFrameOfThePackage(string name) =>
            name.StartsWith("_rels/", StringComparison.Ordinal)
            || name.StartsWith("package/", StringComparison.Ordinal)
            || name is "[Content_Types].xml" or "Atlas.Backup.nuspec";
    }

    [Fact]
    public void Tells_the_language_host_which_plugin_to_fetch()
    {
        using var plugin = JsonDocument.Parse(packed.Text("content/pulumi-plugin.json"));

        Assert.True(plugin.RootElement.GetProperty("resource").GetBoolean());
        Assert.Equal("atlasbackup", plugin.RootElement.GetProperty("name").GetString());
        Assert.Equal(Repository.Version, plugin.RootElement.GetProperty("version").GetString());
        Assert.Equal(
            Repository.ReadSchema().GetProperty("pluginDownloadURL").GetString(),
            plugin.RootElement.GetProperty("server").GetString());
        Assert.Equal(Repository.Version, packed.Text("content/version.txt").Trim());
    }

    [Fact]
    public void Says_what_it_is_and_what_it_needs()
    {
        var metadata = XDocument.Parse(packed.Text("Atlas.Backup.nuspec")).Root!.Elements().Single();

        Assert.Equal("Atlas.Backup", Value("id"));
        Assert.Equal(Repository.Version, Value("version"));
        Assert.Equal("Apache-2.0", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Equal("git", Element("repository").Attribute("type")!.Value);
        Assert.Equal(
            Repository.ReadSchema().GetProperty("repository").GetString(),
            Element("repository").Attribute("url")!.Value);
        var dependency = Assert.Single(metadata.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Equal("Pulumi", dependency.Attribute("id")!.Value);
        Assert.Equal("[3.87.0, 4.0.0)", dependency.Attribute("version")!.Value);

        XElement Element(string name) => metadata.Elements().Single(element => element.Name.LocalName == name);

        string Value(string name) => Element(name).Value;
    }

    [Fact]
    public void Documents_every_function_and_property()
    {
        var members = XDocument.Parse(packed.Text("lib/net8.0/Atlas.Backup.xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")?.Value ?? "");

        Assert.Contains(
            "checkpoint of a sharded cluster", members["T:Atlas.Backup.GetBackupCheckpoint"], StringComparison.Ordinal);
        Assert.Contains(
            "one for each shard", members["F:Atlas.Backup.GetBackupCheckpointResult.Parts"], StringComparison.Ordinal);
        Assert.DoesNotContain(members.Values, summary => summary.Contains('`', StringComparison.Ordinal));
    }

    // What every template of Pulumi makes is a program for .NET 8.
    [Fact]
    public async Task A_program_for_NET_8_builds_with_it()
    {
        using var program = new PackageUser(packed, "net8.0");

        await program.BuildAsync("""
            return await Pulumi.Deployment.RunAsync(async () =>
            {
                var export = await Atlas.Backup.GetBackupExport.InvokeAsync(new() { ExportId = "a" });
                Pulumi.Log.Info($"{export.State}");
            });
            """);
    }

    [Fact]
    public void Embeds_its_version()
    {
        using var stream = typeof(Atlas.Backup.Provider).Assembly.GetManifestResourceStream("Atlas.Backup.version.txt");

        Assert.NotNull(stream);
    }
}
