using System.Diagnostics;
using AtlasBackup.EndToEnd.Tests.CommandLine;
using AtlasBackup.EndToEnd.Tests.RealTerraform;

namespace AtlasBackup.EndToEnd.Tests.Packaging;

/// <summary>The script that README pipes into a shell, with a release that a loopback server has.</summary>
public sealed class DownloadTests : IDisposable
{
    private static readonly string Own = $"linux-{RepositoryCommand.Architecture}";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("download-");

    private string Prefix => Path.Combine(_folder.FullName, "a prefix");

    private string Command => Path.Combine(Prefix, "bin", "atlasbackup");

    private string Release => Path.Combine(_folder.FullName, "releases", $"v{Repository.Version}");

    private string Tools => Path.Combine(_folder.FullName, "tools");

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Installs_the_command_whose_sum_is_that_of_the_release()
    {
        await ReleaseAsync(Own);

        var result = await RunAsync();

        Assert.Equal(
            new CommandResult(
                0,
                $"Installed {Command}, version {Repository.Version}.\n"
                    + $"Add {Prefix}/bin to PATH to start it by its name.\n",
                ""),
            result);
        Assert.Equal($"{Own}\n", (await Script.RunAsync(Command)).Output);
        Assert.Equal([Command], Directory.EnumerateFileSystemEntries(Path.Combine(Prefix, "bin")));
    }

    [Theory]
    [InlineData("sed -i s/^./x/", "and the release says x")]
    [InlineData("sed -i /atlasbackup-v/d", "and the release says nothing of it")]
    public async Task Installs_nothing_whose_sum_is_wrong_or_missing(string change, string reason)
    {
        await ReleaseAsync(Own);
        await Script.RunAsync("sh", "-c", $"{change} {Release}/*-checksums.txt");

        AssertRefused(reason, await RunAsync());
    }

    [Fact]
    public async Task Says_which_file_a_release_does_not_have() =>
        AssertRefused(
            $"/v9.9.9/pulumi-resource-atlasbackup-v9.9.9-checksums.txt could not be downloaded: curl: (22) ",
            await RunAsync(("ATLASBACKUP_VERSION", "9.9.9")));

    [Fact]
    public async Task Refuses_a_version_that_is_none() =>
        AssertRefused("ATLASBACKUP_VERSION is '../x', and", await RunAsync(("ATLASBACKUP_VERSION", "../x")));

    [Theory]
    [InlineData("ldd", "echo 'musl libc (x86_64)' >&2; exit 1", null, "-musl")]
    [InlineData("uname", "case $1 in -s) echo Darwin ;; *) echo arm64 ;; esac", "darwin-arm64", "")]
    [InlineData("uname", "case $1 in -s) echo Linux ;; *) echo aarch64 ;; esac", "linux-arm64", "")]
    public async Task Takes_the_archive_for_the_machine(string tool, string script, string? platform, string ending)
    {
        platform = (platform ?? Own) + ending;
        await ReleaseAsync(platform);
        await Script.WriteAsync(Path.Combine(Tools, tool), $"#!/bin/sh\n{script}\n");

        var result = await RunAsync(("PATH", $"{Tools}:{Environment.GetEnvironmentVariable("PATH")}"));

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal($"{platform}\n", (await Script.RunAsync(Command)).Output);
    }

    [Theory]
    [InlineData("[ $1 = -m ] && echo riscv64 || echo Linux", "there is no build for the architecture riscv64")]
    [InlineData("echo MINGW64_NT-10.0", "this script is for Linux and macOS, and this is MINGW64_NT-10.0;")]
    public async Task Says_that_there_is_no_build_for_the_machine(string script, string reason)
    {
        await Script.WriteAsync(Path.Combine(Tools, "uname"), $"#!/bin/sh\n{script}\n");

        AssertRefused(reason, await RunAsync(("PATH", $"{Tools}:{Environment.GetEnvironmentVariable("PATH")}")));
    }

    [Fact]
    public async Task Needs_neither_curl_nor_sha256sum_where_there_are_wget_and_shasum()
    {
        await ReleaseAsync(Own);
        await Script.WriteAsync(Path.Combine(Tools, "wget"), "#!/bin/sh\nshift\nexec real-curl -fs -o \"$2\" \"$3\"\n");
        await Script.WriteAsync(Path.Combine(Tools, "shasum"), "#!/bin/sh\nexec real-sha256sum\n");
        await LinkToolsAsync("real-curl=curl", "real-sha256sum=sha256sum");

        Assert.Equal(0, (await RunAsync(("PATH", Tools))).ExitCode);
        AssertRefused(
            "-checksums.txt could not be downloaded: check that there is such a release",
            await RunAsync(("PATH", Tools), ("ATLASBACKUP_VERSION", "9.9.9"), ("PREFIX", Path.Combine(Prefix, "other"))),
            Path.Combine(Prefix, "other"));
    }

    [Fact]
    public async Task Replaces_a_command_that_runs()
    {
        // A program that waits for its input, and whose file cannot be written while it runs.
        await ReleaseAsync(Own, program: "/bin/cat");
        Assert.Equal(0, (await RunAsync()).ExitCode);
        using var running = Process.Start(new ProcessStartInfo(Command) { RedirectStandardInput = true });
        Assert.NotNull(running);
        await ReleaseAsync(Own);

        Assert.Equal(0, (await RunAsync()).ExitCode);

        Assert.False(running.HasExited);
        running.StandardInput.Close();
        await running.WaitForExitAsync(CancellationToken);
        Assert.Equal($"{Own}\n", (await Script.RunAsync(Command)).Output);
    }

    [Fact]
    public async Task Leaves_the_installed_command_where_the_new_one_does_not_run()
    {
        await ReleaseAsync(Own);
        await RunAsync();
        await ReleaseAsync(Own, "exit 3\n");

        var result = await RunAsync();

        Assert.EndsWith(".tar.gz does not run on this machine\n", result.Errors, StringComparison.Ordinal);
        Assert.Equal($"{Own}\n", (await Script.RunAsync(Command)).Output);
    }

    [Fact]
    public void Is_of_the_version_that_is_built() =>
        Assert.Contains(
            $"version=${{ATLASBACKUP_VERSION:-{Repository.Version}}}\n",
            Repository.Read("packaging/download"),
            StringComparison.Ordinal);

    private void AssertRefused(string reason, CommandResult result, string? prefix = null)
    {
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Matches("^atlasbackup was not installed: [^\n]+\n$", result.Errors);
        Assert.Contains(reason, result.Errors, StringComparison.Ordinal);
        var folder = Path.Combine(prefix ?? Prefix, "bin");
        Assert.True(!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any());
    }

    // Unless one is given, a made-up program says which archive it is from.
    private async Task ReleaseAsync(string platform, string more = "", string? program = null)
    {
        var stage = Path.Combine(_folder.FullName, "stage");
        var made = Path.Combine(_folder.FullName, "made");
        await Script.WriteAsync(made, $"#!/bin/sh\n{more}echo {platform}\n");
        var archive = $"atlasbackup-v{Repository.Version}-{platform}.tar.gz";
        var result = await Script.RunAsync(
            "sh",
            "-ec",
            $"""
            mkdir -p '{Release}' '{stage}'
            cp '{program ?? made}' '{stage}/atlasbackup'
            cd '{Release}'
            tar -czf {archive} -C '{stage}' atlasbackup
            sha256sum {archive} > pulumi-resource-atlasbackup-v{Repository.Version}-checksums.txt
            """);
        Assert.Equal(0, result.ExitCode);
    }

    // The tools of the script, in a folder of their own.
    private async Task LinkToolsAsync(params string[] more)
    {
        string[] tools =
            ["awk", "cut", "ldd", "mkdir", "mktemp", "mv", "rm", "tar", "gzip", "uname", "sh", "bash", "cat", .. more];
        foreach (var names in tools.Select(tool => tool.Split('=')))
        {
            var path = (await Script.RunAsync("sh", "-c", $"command -v {names[^1]}")).Output.Trim();
            File.CreateSymbolicLink(Path.Combine(Tools, names[0]), path);
        }
    }

    private async Task<CommandResult> RunAsync(params (string Name, string Value)[] environment)
    {
        await using var server = await ReleaseServer.StartAsync(Path.Combine(_folder.FullName, "releases"));
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"/bin/sh < '{Repository.PathOf("packaging/download")}'"]);
        start.Environment.Remove("ATLASBACKUP_VERSION");
        foreach (var (name, value) in environment.Prepend(("PREFIX", Prefix))
            .Append(("ATLASBACKUP_RELEASES", server.Address))
            .Append(("no_proxy", "127.0.0.1")))
        {
            start.Environment[name] = value;
        }

        return await Script.RunAsync(start);
    }
}
