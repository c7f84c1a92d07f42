using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace AtlasBackup.EndToEnd.Tests.Packaging;

/// <summary>
/// A folder that programs take for the whole machine: it holds only what was put into it, an empty /tmp, and files in
/// place of the two devices that every Linux has.
/// </summary>
internal sealed partial class EmptyRoot : IDisposable
{
    private const string Reason =
        "a program cannot be given another root here: be root, or allow user namespaces or sudo without a password";

    private const int EnoughRandomBytes = 1 << 20;

    private static readonly Lazy<Task<string?>> Entrance = new(FindAsync);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("empty-root-");
    private readonly string _entrance;

    private EmptyRoot(string entrance)
    {
        _entrance = entrance;
        _folder.CreateSubdirectory("root/tmp");
        _folder.CreateSubdirectory("root/dev");
        File.WriteAllBytes(PathOf("/dev/null"), []);
        File.WriteAllBytes(PathOf("/dev/urandom"), RandomNumberGenerator.GetBytes(EnoughRandomBytes));
    }

    /// <summary>
    /// Makes the folder. Where no program can be given another root the test is skipped, or fails where
    /// EMPTY_ROOT_STRICT says that none may be.
    /// </summary>
    public static async Task<EmptyRoot> CreateAsync()
    {
        var entrance = await Entrance.Value;
        if (entrance is null && Environment.GetEnvironmentVariable("EMPTY_ROOT_STRICT") == "1")
        {
            Assert.Fail(Reason);
        }

        Assert.SkipUnless(entrance is not null, Reason);
        return new EmptyRoot(entrance ?? "");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The path outside of what has this path inside.</summary>
    public string PathOf(string path) => $"{_folder.FullName}/root{path}";

    /// <summary>Puts a program of this machine into the root, with the libraries that it names.</summary>
    public async Task AddProgramAsync(string file, string path)
    {
        await CopyAsync(file, path);
        await AddLibrariesAsync(file);
    }

    /// <summary>Puts the libraries that a program names into the root.</summary>
    public async Task AddLibrariesAsync(string file)
    {
        foreach (var library in await LibrariesAsync(file))
        {
            await CopyAsync(library, library);
        }
    }

    /// <summary>Puts the library into the root that .NET loads by itself.</summary>
    public async Task AddOpenSslAsync()
    {
        var libraries = await LibrariesAsync("/bin/sh");
        var libc = libraries.Single(path => path.EndsWith("/libc.so.6", StringComparison.Ordinal));
        foreach (var name in (string[])["libssl.so.3", "libcrypto.so.3"])
        {
            var path = Path.Combine(Path.GetDirectoryName(libc) ?? "", name);
            await AddProgramAsync(path, path);
        }
    }

    public async Task WriteAsync(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path)) ?? "");
        await File.WriteAllTextAsync(PathOf(path), text, TestContext.Current.CancellationToken);
    }

    /// <summary>Unpacks an archive at the root.</summary>
    public async Task UnpackAsync(string archive) =>
        Assert.Equal(0, (await Script.RunAsync("tar", "-xzf", archive, "-C", PathOf("/"))).ExitCode);

    /// <summary>A program of this machine that starts one of the root, in the same process.</summary>
    public async Task<string> StarterOfAsync(string program)
    {
        var starter = Path.Combine(_folder.FullName, $"start-{Path.GetFileName(program)}");
        await Script.WriteAsync(
            starter, $"#!/bin/sh\nPATH=$PATH:/usr/sbin:/sbin\nexec {_entrance} '{PathOf("")}' {program} \"$@\"\n");
        return starter;
    }

    private static async Task<string?> FindAsync()
    {
        string[] ways =
        [
            "chroot", "unshare --map-root-user chroot", "sudo -n -E chroot --userspec=\"$(id -u):$(id -g)\"",
        ];
        foreach (var way in ways)
        {
            var probe = await Script.RunAsync("sh", "-c", $"PATH=$PATH:/usr/sbin:/sbin; {way} / true");
            if (probe.ExitCode == 0)
            {
                return way;
            }
        }

        return null;
    }

    private static async Task<IEnumerable<string>> LibrariesAsync(string file)
    {
        var result = await Script.RunAsync("ldd", file);
        return Library().Matches(result.Output).Select(match => match.Groups["path"].Value);
    }

    // Another process copies: see Script.WriteAsync.
    private async Task CopyAsync(string file, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path)) ?? "");
        Assert.Equal(0, (await Script.RunAsync("cp", "-L", file, PathOf(path))).ExitCode);
    }

    [GeneratedRegex(@"(?m)^\s(?:\S+ => )?(?<path>/\S+) \(0x")]
    private static partial Regex Library();
}
