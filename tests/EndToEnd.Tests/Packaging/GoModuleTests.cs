using System.Diagnostics;

namespace AtlasBackup.EndToEnd.Tests.Packaging;

/// <summary>Publishes a Go module to a repository in a folder, as the release does it on GitHub.</summary>
public sealed class GoModuleTests : IDisposable
{
    private const string Script = "packaging/publish-go";
    private const string Path = "sdk/go/atlasbackup";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("go-");

    private string Remote => _folder.CreateSubdirectory("remote").FullName;

    private DirectoryInfo Commit => _folder.CreateSubdirectory("commit");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_tag_gets_the_module_beside_everything_else_and_no_branch_changes()
    {
        await RunAsync("git", "init", "--quiet", "--bare", Remote);
        await CommitAsync();
        var module = _folder.CreateSubdirectory("module");
        await WriteAsync(module, "go.mod", "module github.com/atlasbackup/pulumi-atlasbackup/sdk/go/atlasbackup\n");
        await WriteAsync(module.CreateSubdirectory("internal"), "a b.go", "package internal\n");

        var first = await PublishAsync(module);
        await WriteAsync(module, "go.mod", "changed\n");
        var second = await PublishAsync(module);

        Assert.Equal(($"Pushed {Path}/v1.2.3.", $"{Path}/v1.2.3 is there already."), (first, second));
        Assert.Equal($"refs/tags/{Path}/v1.2.3", await GitAsync("for-each-ref", "--format=%(refname)"));
        Assert.Equal(
            $"{Path}/go.mod\n{Path}/internal/a b.go",
            await GitAsync("ls-tree", "-r", "--name-only", $"{Path}/v1.2.3", $"{Path}/"));
        Assert.StartsWith("module ", await GitAsync("show", $"{Path}/v1.2.3:{Path}/go.mod"), StringComparison.Ordinal);
        Assert.NotEmpty(await GitAsync("show", $"{Path}/v1.2.3:{Script}"));
        Assert.Equal("", await RunAsync("git", "-C", Commit.FullName, "status", "--short"));
    }

    private static Task WriteAsync(DirectoryInfo folder, string file, string text) => File.WriteAllTextAsync(
        System.IO.Path.Combine(folder.FullName, file), text, TestContext.Current.CancellationToken);

    private static async Task<string> RunAsync(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("nothing was started");
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output.Trim();
    }

    // A release's commit, as small as it can be.
    private async Task CommitAsync()
    {
        Commit.CreateSubdirectory("packaging");
        File.Copy(Repository.PathOf(Script), System.IO.Path.Combine(Commit.FullName, Script));
        await RunAsync("git", "init", "--quiet", Commit.FullName);
        await RunAsync("git", "-C", Commit.FullName, "add", "--all");
        await RunAsync(
            "git", "-C", Commit.FullName, "-c", "user.name=a", "-c", "user.email=a@a", "commit", "--quiet", "-m", "a");
    }

    private Task<string> PublishAsync(DirectoryInfo module) =>
        RunAsync(System.IO.Path.Combine(Commit.FullName, Script), module.FullName, Remote, "1.2.3");

    private Task<string> GitAsync(params string[] arguments) => RunAsync("git", ["--git-dir", Remote, .. arguments]);
}
