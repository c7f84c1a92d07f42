using System.Security.Cryptography;

namespace AtlasBackup.EndToEnd.Tests.Action;

/// <summary>How the action gets the command from a release, which is a folder here.</summary>
public sealed class ActionReleaseTests(CommandArchive archive) : IClassFixture<CommandArchive>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("action-release-");

    private string Unpacked => Path.Combine(_folder.FullName, "temp", "atlasbackup", "atlasbackup");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_release_whose_sum_is_right_is_unpacked(bool namesVersion)
    {
        await ReleaseAsync(await SumAsync());

        await RunAsync(namesVersion ? [("version", $"v{Repository.Version}")] : []);

        Assert.True(File.Exists(Unpacked));
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000", "says 000000")]
    [InlineData(null, "says nothing of it")]
    public async Task A_release_whose_sum_is_wrong_or_missing_is_not_used(string? sum, string reason)
    {
        await ReleaseAsync(sum);

        var result = await RunAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(reason, Assert.Single(result.Errors), StringComparison.Ordinal);
        Assert.False(File.Exists(Unpacked));
    }

    [Fact]
    public async Task A_platform_without_an_archive_is_an_error_that_names_it()
    {
        await ReleaseAsync(await SumAsync());

        var result = await new ActionRun(_folder.FullName) { Architecture = "RISCV64" }.RunAsync(
            atlas: null, ("releases", $"file://{_folder.FullName}"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            "linux-RISCV64.tar.gz could not be downloaded. Check that there is such a release, for linux and RISCV64.",
            Assert.Single(result.Errors),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_with_musl_gets_the_archive_for_musl()
    {
        await ReleaseAsync(await SumAsync());
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "functions"),
            "ldd() { echo 'musl libc (x86_64)' >&2; return 1; }\n",
            TestContext.Current.CancellationToken);

        var result = await new ActionRun(_folder.FullName) { Functions = Path.Combine(_folder.FullName, "functions") }
            .RunAsync(atlas: null, ("releases", $"file://{_folder.FullName}"));

        Assert.Contains(
            $"atlasbackup-v{Repository.Version}-linux-amd64-musl.tar.gz could not be downloaded.",
            Assert.Single(result.Errors),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_local_archive_that_does_not_exist_is_an_error_that_names_it()
    {
        var result = await RunAsync(("archive", "dist/missing.tar.gz"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            "::dist/missing.tar.gz is not a file. Check archive.",
            Assert.Single(result.Errors),
            StringComparison.Ordinal);
    }

    private Task<ActionResult> RunAsync(params (string Name, string Value)[] inputs) =>
        new ActionRun(_folder.FullName).RunAsync(
            atlas: null, [("releases", $"file://{_folder.FullName}"), .. inputs]);

    private async Task<string> SumAsync()
    {
        await using var file = File.OpenRead(archive.FullPath);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, TestContext.Current.CancellationToken));
    }

    // The list of sums also has others, as that of a release.
    private async Task ReleaseAsync(string? sum)
    {
        var release = _folder.CreateSubdirectory($"v{Repository.Version}").FullName;
        File.Copy(archive.FullPath, Path.Combine(release, CommandArchive.Name));
        string[] lines =
        [
            $"{new string('1', 64)}  pulumi-resource-{CommandArchive.Name}",
            .. sum is null ? (string[])[] : [$"{sum}  {CommandArchive.Name}"],
        ];
        await File.WriteAllLinesAsync(
            Path.Combine(release, $"pulumi-resource-atlasbackup-v{Repository.Version}-checksums.txt"),
            lines,
            TestContext.Current.CancellationToken);
    }
}
