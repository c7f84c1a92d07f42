using System.Buffers.Binary;
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
            "lib/net8.0/Atlas.Backup.xml", "logo.png",
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
        Assert.Equal("logo.png", Value("icon"));
        Assert.Equal(Schema("homepage"), Value("projectUrl"));
        Assert.Equal(Schema("description"), Value("description"));
        Assert.Equal($"{Schema("repository")}/blob/v{Repository.Version}/CHANGELOG.md", Value("releaseNotes"));
        Assert.Equal(
            Repository.ReadSchema().GetProperty("keywords").EnumerateArray().Select(keyword => keyword.GetString()),
            Value("tags").Split(' '));
        Assert.Equal("git", Element("repository").Attribute("type")!.Value);
        Assert.Equal(Schema("repository"), Element("repository").Attribute("url")!.Value);
        Assert.Matches("^[0-9a-f]{40}$", Element("repository").Attribute("commit")!.Value);
        var dependency = Assert.Single(metadata.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Equal("Pulumi", dependency.Attribute("id")!.Value);
        Assert.Equal("[3.87.0, 4.0.0)", dependency.Attribute("version")!.Value);

        XElement Element(string name) => metadata.Elements().Single(element => element.Name.LocalName == name);

        string Value(string name) => Element(name).Value;

        static string Schema(string name) => Repository.ReadSchema().GetProperty(name).GetString() ?? "";
    }

    // What nuget.org asks of an icon: PNG or JPEG, at most 1 MB, and 128 pixels wide and high or more look right.
    [Fact]
    public void Has_an_icon_that_the_registry_shows()
    {
        var icon = packed.Bytes("logo.png");

        Assert.True(icon.AsSpan(1, 3).SequenceEqual("PNG"u8));
        Assert.InRange(icon.Length, 1, 1_000_000);
        Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)), 128, 1024);
        Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20)), 128, 1024);
    }

    [Fact]
    public void Has_its_symbols_in_a_package_of_their_own() =>
        Assert.Equal(
            ["lib/net8.0/Atlas.Backup.pdb"],
            packed.NamesOfSymbols.Where(name => name.StartsWith("lib/", StringComparison.Ordinal)));

    // The registry shows the page outside the repository.
    [Fact]
    public void Has_a_readme_without_links_inside_the_repository() =>
        Assert.DoesNotMatch(@"\]\((?!https://)", packed.Text("README.md"));

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

    // What every template of Pulumi makes is a program for .NET 8. The program is the example of the package's page.
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public async Task The_example_of_its_readme_builds_with_it(string framework)
    {
        using var program = new PackageUser(packed, framework);

        await program.BuildAsync(packed.Text("README.md").Split("```csharp\n")[1].Split("```")[0]);
    }

    [Fact]
    public void Embeds_its_version()
    {
        using var stream = typeof(Atlas.Backup.Provider).Assembly.GetManifestResourceStream("Atlas.Backup.version.txt");

        Assert.NotNull(stream);
    }
}
