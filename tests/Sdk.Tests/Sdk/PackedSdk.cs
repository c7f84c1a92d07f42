using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;

namespace AtlasBackup.Sdk.Tests.Sdk;

/// <summary>The package, made of the SDK as it was built for these tests.</summary>
public sealed class PackedSdk : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sdk-package-").FullName;
    private ZipArchive? _archive;

    public IEnumerable<string> Names => Archive.Entries.Select(entry => entry.FullName);

    /// <summary>The one folder of assemblies, <c>lib/</c> and the framework.</summary>
    public string Library => Names.Where(name => name.StartsWith("lib/", StringComparison.Ordinal))
        .Select(name => Path.GetDirectoryName(name)!)
        .Distinct()
        .Single();

    private ZipArchive Archive => _archive ?? throw new InvalidOperationException("Not packed yet.");

    public async ValueTask InitializeAsync()
    {
        var configuration = typeof(PackedSdk).Assembly
                .GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var start = new ProcessStartInfo(
            "dotnet", ["pack", Repository.SdkFolder, "--no-build", "-c", configuration, "-o", _folder, "--nologo"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);

        _archive = await ZipFile.OpenReadAsync(Directory.EnumerateFiles(_folder, "*.nupkg").Single());
    }

    public async ValueTask DisposeAsync()
    {
        if (_archive is not null)
        {
            await _archive.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    public string Text(string name)
    {
        using var reader = new StreamReader(Archive.GetEntry(name)!.Open());

        return reader.ReadToEnd();
    }
}
