using System.Diagnostics;

namespace AtlasBackup.Sdk.Tests.Release;

/// <summary>A copy of this repository's files, as a git repository with one commit of a fixed time.</summary>
internal sealed class RepositoryCopy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("repository-copy-");

    public string Root => Path.Combine(_folder.FullName, "tree");

    public static async Task<RepositoryCopy> CreateAsync()
    {
        var copy = new RepositoryCopy();
        var listed = await RunAsync(
            Repository.Root, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard");
        foreach (var file in listed.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            copy.Add(file);
        }

        copy.Add("artifacts/feed.props");
        await copy.RequireAsync("git", "init", "-q", "-b", "main");
        await copy.RequireAsync("git", "config", "user.name", "test");
        await copy.RequireAsync("git", "config", "user.email", "test@example.com");
        await copy.CommitAsync();
        return copy;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    public string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Root, file), text);

    public async Task CommitAsync()
    {
        await RequireAsync("git", "add", "-A");
        await RequireAsync("git", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "copy");
    }

    public Task<(int ExitCode, string Output)> RunAsync(params string[] words) =>
        RunAsync(Root, words[0], words[1..]);

    public async Task<string> RequireAsync(params string[] words)
    {
        var (exitCode, output) = await RunAsync(words);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(
        string folder,
        string program,
        params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };

        // No process of the build stays behind. Analyzers take half the time. The ID of a commit depends on its time.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["RunAnalyzers"] = "false";
        start.Environment["GIT_AUTHOR_DATE"] = start.Environment["GIT_COMMITTER_DATE"] = "2026-01-02T03:04:05Z";
        foreach (var inherited in (string[])["MAKEFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "VERSION", "GIT_DIR"])
        {
            start.Environment.Remove(inherited);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }

    private void Add(string file)
    {
        if (File.Exists(Repository.PathOf(file)))
        {
            var target = Path.Combine(Root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? Root);
            File.Copy(Repository.PathOf(file), target);
        }
    }
}
