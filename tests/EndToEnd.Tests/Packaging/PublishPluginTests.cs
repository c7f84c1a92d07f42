using System.Diagnostics;
using AtlasBackup.EndToEnd.Tests.CommandLine;

namespace AtlasBackup.EndToEnd.Tests.Packaging;

/// <summary>Which plugin is published where native code cannot be built, with a fake .NET command line.</summary>
public sealed class PublishPluginTests : IDisposable
{
    private const string Plugin = "bin/pulumi-resource-atlasbackup";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("publish-plugin-");

    private string Published => File.Exists(PathOf(Plugin)) ? File.ReadAllText(PathOf(Plugin)).Trim() : "nothing";

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("auto", true, 0, "aot")]
    [InlineData("aot", true, 0, "aot")]
    [InlineData("r2r", true, 0, "r2r")]
    [InlineData("auto", false, 0, "r2r")]
    [InlineData("aot", false, 1, "nothing")]
    [InlineData("r2r", false, 0, "r2r")]
    public async Task Only_auto_replaces_a_native_plugin_that_cannot_be_built(
        string flavor, bool buildsNative, int exitCode, string published)
    {
        var result = await RunAsync(flavor, buildsNative);

        Assert.Equal((exitCode, published), (result.ExitCode, Published));
    }

    [Fact]
    public async Task Says_why_a_native_plugin_that_is_required_could_not_be_built()
    {
        var result = await RunAsync("aot", buildsNative: false);

        Assert.Contains("error: no linker", result.Output, StringComparison.Ordinal);
        Assert.StartsWith(
            "The native plugin could not be built. PLUGIN_FLAVOR=auto ", result.Errors, StringComparison.Ordinal);
    }

    private async Task<CommandResult> RunAsync(string flavor, bool buildsNative)
    {
        foreach (var script in (string[])["packaging/publish-plugin", "packaging/platform"])
        {
            await Script.WriteAsync(PathOf(script), Repository.Read(script));
        }

        await Script.WriteAsync(PathOf("tools/clang"), "#!/bin/sh\n");
        await Script.WriteAsync(
            PathOf("tools/dotnet"),
            $$"""
            #!/usr/bin/env bash
            case "$*" in *PluginFlavor=aot*) flavor=aot ;; *) flavor=r2r ;; esac
            if [ $flavor = aot ] && [ {{buildsNative}} = False ]; then echo "error: no linker"; exit 1; fi
            mkdir -p artifacts/plugin-$flavor
            echo $flavor > artifacts/plugin-$flavor/pulumi-resource-atlasbackup

            """);
        var start = new ProcessStartInfo(PathOf("packaging/publish-plugin"), [flavor]);
        start.Environment["PATH"] = $"{PathOf("tools")}:{start.Environment["PATH"]}";
        return await Script.RunAsync(start);
    }

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);
}
