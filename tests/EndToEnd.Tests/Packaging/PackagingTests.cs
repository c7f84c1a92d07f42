using System.Diagnostics;
using System.Text.Json;
using AtlasBackup.EndToEnd.Tests.Plugin;

namespace AtlasBackup.EndToEnd.Tests.Packaging;

public sealed class PackagingTests : IDisposable
{
    private const string Plugin = "pulumi-resource-atlasbackup";
    private const string Command = "atlasbackup";

    private readonly string _folder = Directory.CreateTempSubdirectory("packaging-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Plugin)]
    [InlineData(Command)]
    public async Task An_archive_holds_the_program_under_its_name_licence_and_readme_and_the_program_runs(string name)
    {
        var archive = await RunAsync("packaging/pack", name, PluginUnderTest.Path, "linux", "amd64", _folder);

        Assert.Equal(Path.Combine(_folder, $"{name}-v{Repository.Version}-linux-amd64.tar.gz"), archive);
        await UnpackAsync(archive);
        Assert.Equal(["LICENSE", "README.md", name], Unpacked());
        Assert.Equal(Repository.Version, await RunAsync(Path.Combine(_folder, "unpacked", name), "--version"));
    }

    [Fact]
    public async Task The_same_plugin_makes_the_same_archive()
    {
        var first = await RunAsync(
            "packaging/pack", Plugin, PluginUnderTest.Path, "windows", "arm64", Path.Combine(_folder, "first"));
        var second = await RunAsync(
            "packaging/pack", Plugin, PluginUnderTest.Path, "windows", "arm64", Path.Combine(_folder, "second"));

        await UnpackAsync(first);

        Assert.Contains($"{Plugin}.exe", Unpacked());
        Assert.Equal(
            await File.ReadAllBytesAsync(first, TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(second, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_list_of_parts_names_packaged_and_build_only_dependencies()
    {
        var assets = Repository.PathOf("artifacts/obj/AtlasBackup.Provider/project.assets.json");

        using var document = JsonDocument.Parse(
            await RunAsync("dotnet", "run", "packaging/sbom.cs", "--", "1.2.3", assets));

        var sbom = document.RootElement;
        Assert.Equal("SPDX-2.3", sbom.GetProperty("spdxVersion").GetString());
        var related = sbom.GetProperty("relationships").EnumerateArray()
            .ToLookup(one => one.GetProperty("relationshipType").GetString(), one => one.ToString());
        Assert.Contains(
            related["DEPENDS_ON"], one => one.Contains("SPDXRef-Google.Protobuf-", StringComparison.Ordinal));
        Assert.Contains(related["BUILD_TOOL_OF"], one => one.Contains("SPDXRef-Grpc.Tools-", StringComparison.Ordinal));
        Assert.All(
            sbom.GetProperty("packages").EnumerateArray(),
            package => Assert.NotEqual("NOASSERTION", package.GetProperty("licenseDeclared").GetString()));
    }

    private IEnumerable<string?> Unpacked() =>
        Directory.EnumerateFiles(Path.Combine(_folder, "unpacked"))
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal);

    // Another process writes the plugin: while this one has it open, a test that starts a process at the same time would
    // pass the open file on, and a file that is open for writing cannot be started.
    private async Task UnpackAsync(string archive)
    {
        var folder = Path.Combine(_folder, "unpacked");
        Directory.CreateDirectory(folder);
        await RunAsync("tar", "-xzf", archive, "-C", folder);
    }

    private static async Task<string> RunAsync(string command, params string[] arguments)
    {
        var (exitCode, output) = await StartAsync(command, arguments);
        Assert.True(exitCode == 0, $"{command} ended with {exitCode}: {output}");
        return output.Trim();
    }

    private static async Task<(int ExitCode, string Output)> StartAsync(string command, params string[] arguments)
    {
        var path = command.Contains('/', StringComparison.Ordinal)
            ? Path.GetFullPath(command, Repository.Root)
            : command;
        var start = new ProcessStartInfo(path, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };

        // If the tests run under make, it passes its own flags to this make.
        start.Environment.Remove("MAKEFLAGS");
        start.Environment.Remove("MAKELEVEL");
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command} did not start");
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
