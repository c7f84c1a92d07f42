using AtlasBackup.EndToEnd.Tests.RealTerraform;

namespace AtlasBackup.EndToEnd.Tests.Packaging;

/// <summary>What a release puts into the repository that the registries of Terraform and OpenTofu read.</summary>
public sealed class TerraformRepositoryTests : IDisposable
{
    private const string Script = "packaging/publish-terraform";

    // Stands in for the client of GitHub: it writes down how it is called, and has no release.
    private const string GitHub =
        """
        #!/bin/sh
        echo "$*" >> "$(dirname "$0")/calls"
        test "$2" != view
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tf-repository-");

    private string Calls => File.ReadAllText(Path.Combine(_folder.FullName, "calls"));

    private string Url => Path.Combine(_folder.FullName, "terraform-provider-atlasbackup.git");

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Has_the_pages_in_the_layout_of_the_registries_at_the_tag()
    {
        await PublishAsync("v9.9.9");

        var files = (await GitAsync("ls-tree", "-r", "--name-only", "v9.9.9")).Split('\n');

        var pages = Repository.Files("docs/terraform", "").Select(page => page.Replace("/terraform/", "/", StringComparison.Ordinal));
        Assert.Equal(pages.Concat(["CHANGELOG.md", "LICENSE", "README.md"]).Order(StringComparer.Ordinal), files);
        Assert.All(files, file => Assert.Matches(
            @"^([A-Z]+(\.md)?|docs/index\.md|docs/(data-sources|ephemeral-resources|guides)/[a-z_]+\.md)$", file));
        Assert.Equal(await GitAsync("rev-parse", "main"), await GitAsync("rev-parse", "v9.9.9"));
    }

    [Fact]
    public async Task Shows_a_release_when_it_has_all_its_files()
    {
        await PublishAsync("v9.9.9");

        var calls = Calls.Split('\n');
        Assert.StartsWith($"release create v9.9.9 --repo {Url} --verify-tag --draft ", calls[1], StringComparison.Ordinal);
        Assert.StartsWith($"release upload v9.9.9 --repo {Url} --clobber dist/", calls[2], StringComparison.Ordinal);
        Assert.Equal($"release edit v9.9.9 --repo {Url} --draft=false", calls[3]);
    }

    [Fact]
    public async Task Keeps_a_tag_that_is_there()
    {
        await PublishAsync("v9.9.9");
        var first = await GitAsync("rev-parse", "v9.9.9");

        await PublishAsync("v9.9.9");
        await PublishAsync("v9.9.10");

        Assert.Equal(first, await GitAsync("rev-parse", "v9.9.9"));
        Assert.Equal(await GitAsync("rev-parse", "main"), await GitAsync("rev-parse", "v9.9.10"));
        Assert.NotEqual(first, await GitAsync("rev-parse", "v9.9.10"));
    }

    private async Task PublishAsync(string tag)
    {
        var program = Path.Combine(_folder.FullName, "gh");
        if (!Directory.Exists(Url))
        {
            await RepositoryCommand.RunAsync("git", "init", "--quiet", "--bare", "--initial-branch=main", Url);
            await File.WriteAllTextAsync(program, GitHub, CancellationToken);
            await RepositoryCommand.RunAsync("chmod", "+x", program);
        }

        await RepositoryCommand.RunAsync(
            "env", $"PATH={_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}", Repository.PathOf(Script), Url, tag);
    }

    private Task<string> GitAsync(params string[] arguments) =>
        RepositoryCommand.RunAsync("git", ["-C", Url, .. arguments]);
}
