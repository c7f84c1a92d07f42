using System.Diagnostics;
using System.Text.RegularExpressions;
using AtlasBackup.EndToEnd.Tests.CommandLine;

namespace AtlasBackup.EndToEnd.Tests.Packaging;

/// <summary>Which program the launcher of Terraform's archive starts, on a machine that is a folder.</summary>
public sealed partial class LauncherTests : IDisposable
{
    private const string Glibc = "lib64/ld-linux-x86-64.so.2";
    private const string GlibcArm = "lib/ld-linux-aarch64.so.1";
    private const string Musl = "lib/ld-musl-x86_64.so.1";
    private const string MuslArm = "lib/ld-musl-aarch64.so.1";
    private const string Alpine = "etc/alpine-release";
    private const string Gcompat = "lib/libgcompat.so.0";
    private const string StaticShell = "7f00-7f10 r--p 0 00:00 1 /bin/busybox\n";
    private const string MuslShell = StaticShell + "7f20-7f30 r--p 0 00:00 2 /lib/ld-musl-x86_64.so.1\n";
    private const string GlibcShell =
        "7f00-7f10 r--p 0 00:00 1 /usr/bin/dash\n7f20-7f30 r--p 0 00:00 2 /usr/lib/ld-linux-x86-64.so.2\n";
    private const string Name = "terraform-provider-atlasbackup_v1.2.3";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("launcher-");

    private string Installed => Path.Combine(_folder.FullName, "a folder", Name);

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("glibc", "Debian", GlibcShell, Glibc)]
    [InlineData("glibc", "Debian on arm64", GlibcShell, GlibcArm)]
    [InlineData("glibc", "Debian with the package musl", GlibcShell, Glibc, Musl)]
    [InlineData("glibc", "Debian with the package musl, without /proc", null, Glibc, Musl)]
    [InlineData("glibc", "glibc with a static shell", StaticShell, Glibc)]
    [InlineData("musl", "Alpine", MuslShell, Musl, Alpine)]
    [InlineData("musl", "Alpine on arm64", MuslShell, MuslArm, Alpine)]
    [InlineData("musl", "Alpine with gcompat", MuslShell, Musl, Glibc, Alpine, Gcompat)]
    [InlineData("musl", "another musl with gcompat", MuslShell, Musl, Glibc)]
    [InlineData("musl", "Alpine with gcompat, without /proc", null, Musl, Glibc, Alpine)]
    [InlineData("musl", "musl with gcompat and a static shell", StaticShell, Musl, Glibc, Gcompat)]
    [InlineData("musl", "nothing but musl and a shell", null, Musl)]
    public async Task Starts_the_program_for_the_C_library_of(
        string expected, string machine, string? maps, params string[] files)
    {
        await InstallAsync(maps, files);

        var result = await Script.RunAsync(Installed, "one word", "2");

        Assert.True(new CommandResult(0, $"{expected} <one word> <2>\n", "") == result, $"{machine}: {result}");
    }

    [Fact]
    public async Task Says_that_a_machine_has_no_C_library_that_it_knows()
    {
        await InstallAsync(StaticShell);

        await AssertRefusesAsync("this machine has neither glibc nor musl, and the provider needs one of them");
    }

    [Fact]
    public async Task Says_that_the_program_for_the_machine_is_missing()
    {
        await InstallAsync(GlibcShell, Musl);
        var program = Path.Combine(_folder.FullName, "a folder", "atlasbackup-musl");
        File.Delete(program);

        await AssertRefusesAsync(
            $"{program}, the program for machines with musl, is missing; install the provider again");
    }

    [Theory]
    [InlineData("../a folder/" + Name)]
    [InlineData("hop")]
    public async Task Finds_the_programs_behind_a_link(string target)
    {
        await InstallAsync(GlibcShell, Glibc);
        var links = _folder.CreateSubdirectory("links").FullName;
        File.CreateSymbolicLink(Path.Combine(links, "hop"), Installed);
        var link = Path.Combine(links, "link");
        File.CreateSymbolicLink(link, target);

        Assert.Equal("glibc\n", (await Script.RunAsync(link)).Output);
    }

    [Theory]
    [InlineData("exec ./$0")]
    [InlineData("exec sh $0")]
    [InlineData("PATH=.:$PATH; exec $0")]
    public async Task Finds_the_programs_however_it_is_called(string call)
    {
        await InstallAsync(MuslShell, Musl);

        var result = await Script.RunAsync(new ProcessStartInfo("sh", ["-c", call, Name])
        {
            WorkingDirectory = Path.GetDirectoryName(Installed),
        });

        Assert.Equal((0, "musl\n", ""), (result.ExitCode, result.Output, result.Errors));
    }

    [Fact]
    public async Task Hands_its_process_and_stdin_to_the_program()
    {
        await InstallAsync(GlibcShell, Glibc, Musl);
        await Script.WriteAsync(
            Path.Combine(_folder.FullName, "a folder", "atlasbackup-glibc"), "#!/bin/sh\necho $$\nexec cat\n");
        using var process = Process.Start(new ProcessStartInfo(Installed)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        });
        Assert.NotNull(process);

        await process.StandardInput.WriteAsync("asked");
        process.StandardInput.Close();

        Assert.Equal(
            $"{process.Id}\nasked",
            await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    private async Task AssertRefusesAsync(string reason) =>
        Assert.Equal(
            new CommandResult(1, "", $"terraform-provider-atlasbackup could not run: {reason}\n"),
            await Script.RunAsync(Installed));

    // The paths of the machine are replaced in the script, so that the test needs no rights.
    private async Task InstallAsync(string? maps, params string[] files)
    {
        var root = Path.Combine(_folder.FullName, "root");
        var texts = files.ToDictionary(file => file, _ => "");
        if (maps is not null)
        {
            texts["proc/self/maps"] = maps;
        }

        foreach (var (file, text) in texts)
        {
            var path = Path.Combine(root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "");
            await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        }

        await Script.WriteAsync(Installed, MachinePath().Replace(Repository.Read("packaging/launcher"), $" {root}/"));
        foreach (var libc in (string[])["glibc", "musl"])
        {
            await Script.WriteAsync(
                Path.Combine(_folder.FullName, "a folder", $"atlasbackup-{libc}"),
                $$"""
                #!/bin/sh
                printf '{{libc}}'
                for word in "$@"; do printf ' <%s>' "$word"; done
                echo

                """);
        }
    }

    [GeneratedRegex(" /(?=lib|lib64|proc|etc)")]
    private static partial Regex MachinePath();
}
