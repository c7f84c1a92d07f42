using System.Text.Json;
using AtlasBackup.Core;
using AtlasBackup.Provider.Pulumi;

namespace AtlasBackup.Provider.Tests.Pulumi;

public sealed class EmbeddedSchemaTests
{
    // The top level of Pulumi's package schema.
    private static readonly string[] MetaschemaKeys =
    [
        "allowedPackageNames", "attribution", "config", "dependencies", "description", "displayName", "functions",
        "homepage", "keywords", "language", "license", "logoUrl", "meta", "name", "namespace", "parameterization",
        "pluginDownloadURL",
        "provider", "publisher", "repository", "resources", "types", "version",
    ];

    [Fact]
    public void Gets_the_version_of_the_build_and_keeps_everything_else()
    {
        using var given = JsonDocument.Parse(EmbeddedSchema.WithVersion("1.2.3").Memory);

        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "schema.json")));
        Assert.Equal("1.2.3", given.RootElement.GetProperty("version").GetString());
        Assert.False(file.RootElement.TryGetProperty("version", out _));
        Assert.All(
            file.RootElement.EnumerateObject(),
            member => Assert.True(JsonElement.DeepEquals(member.Value, given.RootElement.GetProperty(member.Name))));
    }

    [Fact]
    public void Says_where_the_plugin_is_downloaded_from_and_nothing_that_Pulumi_does_not_know()
    {
        using var given = JsonDocument.Parse(EmbeddedSchema.WithVersion(ProviderVersion.Text).Memory);

        Assert.StartsWith(
            "github://", given.RootElement.GetProperty("pluginDownloadURL").GetString(), StringComparison.Ordinal);
        Assert.Empty(given.RootElement.EnumerateObject().Select(member => member.Name).Except(MetaschemaKeys));
    }

    [Fact]
    public void Carries_a_semantic_version()
    {
        Assert.Matches(@"\A\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?\z", ProviderVersion.Text);
    }
}
