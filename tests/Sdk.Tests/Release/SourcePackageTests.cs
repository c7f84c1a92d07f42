using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;

namespace AtlasBackup.Sdk.Tests.Release;

/// <summary>What `make sdk-pack` makes of a clean clone.</summary>
public sealed class SourcePackageTests
{
    private const string Packages = "artifacts/packages";

    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    private static readonly string Page = Repository.ReadSchema().GetProperty("repository").GetString() ?? "";

    [Fact]
    public async Task Two_clones_make_the_same_packages_and_a_debugger_finds_the_sources_of_the_commit()
    {
        using var first = await RepositoryCopy.CreateAsync();
        using var second = await RepositoryCopy.CreateAsync();
        var commit = (await first.RequireAsync("git", "rev-parse", "HEAD")).Trim();

        var files = await PackAsync(first);

        Assert.Equal(
            [$"Atlas.Backup.{Repository.Version}.nupkg", $"Atlas.Backup.{Repository.Version}.snupkg"], files.Keys);
        Assert.Equal(files, await PackAsync(second));
        var symbols = $"Atlas.Backup.{Repository.Version}.snupkg";
        var link = await ReadSourceLinkAsync(Path.Combine(first.Root, Packages, symbols));
        Assert.Contains(
            $"{Page.Replace("github.com", "raw.githubusercontent.com", StringComparison.Ordinal)}/{commit}/*",
            link,
            StringComparison.Ordinal);
        Assert.DoesNotContain(first.Root, link, StringComparison.Ordinal);
    }

    private static async Task<SortedDictionary<string, string>> PackAsync(RepositoryCopy copy)
    {
        await copy.RequireAsync("git", "remote", "add", "origin", Page);
        await copy.RequireAsync("make", "-s", "-o", "feed", "sdk-pack");
        return new SortedDictionary<string, string>(
            Directory.EnumerateFiles(Path.Combine(copy.Root, Packages)).ToDictionary(
                file => Path.GetFileName(file),
                file => Convert.ToBase64String(File.ReadAllBytes(file))),
            StringComparer.Ordinal);
    }

    private static async Task<string> ReadSourceLinkAsync(string package)
    {
        await using var archive = await ZipFile.OpenReadAsync(package, TestContext.Current.CancellationToken);
        await using var entry = await archive.Entries
            .Single(one => one.FullName == "lib/net8.0/Atlas.Backup.pdb")
            .OpenAsync(TestContext.Current.CancellationToken);
        using var content = new MemoryStream();
        await entry.CopyToAsync(content, TestContext.Current.CancellationToken);
        content.Position = 0;
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(content);
        var reader = symbols.GetMetadataReader();
        var link = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation)
            .Single(one => reader.GetGuid(one.Kind) == SourceLink);
        return Encoding.UTF8.GetString(reader.GetBlobBytes(link.Value));
    }
}
