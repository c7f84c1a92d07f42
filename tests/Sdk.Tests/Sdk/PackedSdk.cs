using System.IO.Compression;
using System.Reflection;
using System.Text.Json;

namespace AtlasBackup.Sdk.Tests.Sdk;

/// <summary>
/// The package, made of the SDK as it was built for these tests, in a feed of its own. The feed also has the packages of what
/// the SDK was built with instead of a package.
/// </summary>
public sealed class PackedSdk : IAsyncLifetime
{
    private ZipArchive? _archive;

    /// <summary>The folder that the packages are in.</summary>
    public string Feed { get; } = Directory.CreateTempSubdirectory("sdk-package-").FullName;

    public IEnumerable<string> Names => Archive.Entries.Select(entry => entry.FullName);

    public IEnumerable<string> NamesOfSymbols { get; private set; } = [];

    private ZipArchive Archive => _archive ?? throw new InvalidOperationException("Not packed yet.");

    public async ValueTask InitializeAsync()
    {
        await PackAsync(Repository.SdkFolder);
        foreach (var project in await ProjectsOfTheSdkAsync())
        {
            await PackAsync(project);
        }

        _archive = await ZipFile.OpenReadAsync(Directory.EnumerateFiles(Feed, "Atlas.Backup.*.nupkg").Single());
        await using var symbols =
            await ZipFile.OpenReadAsync(Directory.EnumerateFiles(Feed, "Atlas.Backup.*.snupkg").Single());
        NamesOfSymbols = [.. symbols.Entries.Select(entry => entry.FullName)];
    }

    public async ValueTask DisposeAsync()
    {
        if (_archive is not null)
        {
            await _archive.DisposeAsync();
        }

        Directory.Delete(Feed, recursive: true);
    }

    public string Text(string name)
    {
        using var reader = new StreamReader(Archive.GetEntry(name)!.Open());

        return reader.ReadToEnd();
    }

    public byte[] Bytes(string name)
    {
        using var content = Archive.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);

        return bytes.ToArray();
    }

    private Task<string> PackAsync(string project)
    {
        var configuration = typeof(PackedSdk).Assembly
            .GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        return DotNet.RunAsync(
            ["pack", project, "--no-build", "-c", configuration, "-o", Feed, "-p:IsPackable=true", "--nologo"]);
    }

    private static async Task<IEnumerable<string>> ProjectsOfTheSdkAsync()
    {
        var items = await DotNet.RunAsync(["msbuild", "-getItem:ProjectReference"], Repository.SdkFolder);

        return JsonDocument.Parse(items).RootElement.GetProperty("Items").GetProperty("ProjectReference")
            .EnumerateArray()
            .Select(project => project.GetProperty("FullPath").GetString()!);
    }
}
