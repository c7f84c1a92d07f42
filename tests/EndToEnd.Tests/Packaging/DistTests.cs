using System.Diagnostics;
using System.Text;
using AtlasBackup.EndToEnd.Tests.CommandLine;

namespace AtlasBackup.EndToEnd.Tests.Packaging;

/// <summary>How a release is put together from the binaries of all platforms, which are made up here.</summary>
public sealed class DistTests : IDisposable
{
    private static readonly (string Platform, byte[] Beginning)[] Platforms =
    [
        ("linux-amd64", [0x7f, .. "ELF /lib64/ld-linux-x86-64.so.2 GLIBC_2.2.5 GLIBC_2.34"u8]),
        ("linux-arm64", [0x7f, .. "ELF /lib/ld-linux-aarch64.so.1 GLIBC_2.34"u8]),
        ("linux-amd64-musl", [0x7f, .. "ELF /lib/ld-musl-x86_64.so.1 "u8]),
        ("linux-arm64-musl", [0x7f, .. "ELF /lib/ld-musl-aarch64.so.1 "u8]),
        ("darwin-amd64", [0xcf, 0xfa, 0xed, 0xfe, 0x07, 0, 0, 0x01]),
        ("darwin-arm64", [0xcf, 0xfa, 0xed, 0xfe, 0x0c, 0, 0, 0x01]),
        ("windows-amd64", Portable(0x64, 0x86)),
        ("windows-arm64", Portable(0x64, 0xaa)),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dist-");

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Names_every_platform_that_is_missing_and_makes_nothing()
    {
        var result = await RunAsync("dist", "");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            Platforms.Select(platform => $"{platform.Platform}: {PathOf(platform.Platform)} is missing.").Order(),
            result.Errors.TrimEnd('\n').Split('\n').Order());
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_folder.FullName, "dist")));
    }

    [Fact]
    public async Task Names_a_binary_for_another_platform_or_a_newer_system()
    {
        await WriteAsync("linux-amd64", [0x7f, .. "ELF /lib64/ld-linux-x86-64.so.2 GLIBC_2.4 GLIBC_2.38"u8]);
        await WriteAsync("linux-amd64-musl", Platforms[0].Beginning);
        await WriteAsync("darwin-amd64", Platforms[5].Beginning);
        await WriteAsync("windows-amd64", Encoding.ASCII.GetBytes("not found"));

        var result = await RunAsync("dist", "linux-amd64 linux-amd64-musl darwin-amd64 windows-amd64");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            $"linux-amd64: {PathOf("linux-amd64")} needs glibc 2.38, and may need 2.34 at most: "
            + "build it on an older system.\n"
            + $"linux-amd64-musl: {PathOf("linux-amd64-musl")} is for linux-amd64.\n"
            + $"darwin-amd64: {PathOf("darwin-amd64")} is for darwin-arm64.\n"
            + $"windows-amd64: {PathOf("windows-amd64")} is for unknown.\n",
            result.Errors);
    }

    [Fact]
    public async Task Packs_every_platform_the_same_way_each_time()
    {
        foreach (var (platform, beginning) in Platforms)
        {
            await WriteAsync(platform, beginning);
        }

        var first = await RunAsync("first", "");
        var second = await RunAsync("second", "linux-arm64 linux-arm64-musl");

        Assert.True((0, 0) == (first.ExitCode, second.ExitCode), $"{first} {second}");
        Assert.Equal(Expected().Order(StringComparer.Ordinal), FilesOf("first"));
        await AssertSumsAsync("first");
        var archives = FilesOf("second").Where(file => file.Contains("arm64", StringComparison.Ordinal)).ToList();
        Assert.Equal(5, archives.Count);
        Assert.All(
            archives,
            file => Assert.Equal(File.ReadAllBytes(In("first", file)), File.ReadAllBytes(In("second", file))));
        Assert.Equal(
            ["atlasbackup-glibc", "atlasbackup-musl", $"terraform-provider-atlasbackup_v{Repository.Version}"],
            await ProgramsOfTerraformAsync("linux_arm64"));
        Assert.Equal(
            [$"terraform-provider-atlasbackup_v{Repository.Version}.exe"],
            await ProgramsOfTerraformAsync("windows_amd64"));
    }

    private static byte[] Portable(byte first, byte second) =>
        [.. "MZ"u8, .. new byte[58], 0x80, 0, 0, 0, .. new byte[64], .. "PE\0\0"u8, first, second];

    private static IEnumerable<string> Expected()
    {
        var version = Repository.Version;
        return
        [
            .. from platform in Platforms
               from name in (string[])["atlasbackup", "pulumi-resource-atlasbackup"]
               select $"{name}-v{version}-{platform.Platform}.tar.gz",
            .. from platform in Platforms
               where !platform.Platform.EndsWith("-musl", StringComparison.Ordinal)
               select $"terraform-provider-atlasbackup_{version}_{platform.Platform.Replace('-', '_')}.zip",
            $"pulumi-resource-atlasbackup-v{version}-checksums.txt",
            $"pulumi-resource-atlasbackup-v{version}.spdx.json",
            $"terraform-provider-atlasbackup_{version}_SHA256SUMS",
            $"terraform-provider-atlasbackup_{version}_manifest.json",
        ];
    }

    private async Task<IEnumerable<string>> ProgramsOfTerraformAsync(string platform)
    {
        var archive = In("first", $"terraform-provider-atlasbackup_{Repository.Version}_{platform}.zip");
        await using var zip = await System.IO.Compression.ZipFile.OpenReadAsync(archive, CancellationToken);
        return zip.Entries.Where(entry => (entry.ExternalAttributes >>> 16) == Convert.ToInt32("100755", 8))
            .Select(entry => entry.FullName)
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    private async Task AssertSumsAsync(string folder)
    {
        var result = await Script.RunAsync(
            "sh", "-c", $"cd '{In(folder, "")}' && sha256sum --check --strict *-checksums.txt *_SHA256SUMS");

        Assert.Equal(0, result.ExitCode);
        var archives = FilesOf(folder).Count(file => !file.Contains("sum", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(archives, result.Output.Split(": OK\n").Length - 1);
    }

    private IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(In(folder, "")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private string In(string folder, string file) => Path.Combine(_folder.FullName, folder, file);

    private string PathOf(string platform)
    {
        var ending = platform.StartsWith("windows", StringComparison.Ordinal) ? ".exe" : "";
        return Path.Combine(_folder.FullName, "binaries", platform, $"pulumi-resource-atlasbackup{ending}");
    }

    private async Task WriteAsync(string platform, byte[] beginning)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(platform)) ?? "");
        await File.WriteAllBytesAsync(PathOf(platform), beginning, CancellationToken);
    }

    private Task<CommandResult> RunAsync(string folder, string platforms)
    {
        var start = new ProcessStartInfo(Repository.PathOf("packaging/dist"), [In(folder, "").TrimEnd('/')]);
        start.Environment["BINARIES"] = Path.Combine(_folder.FullName, "binaries");
        start.Environment["PLATFORMS"] = platforms;
        return Script.RunAsync(start);
    }
}
