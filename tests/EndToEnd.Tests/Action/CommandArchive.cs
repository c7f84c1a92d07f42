using System.Diagnostics;
using System.Runtime.InteropServices;
using AtlasBackup.EndToEnd.Tests.Plugin;

namespace AtlasBackup.EndToEnd.Tests.Action;

/// <summary>The command as a release has it, packed once for all tests of the action.</summary>
public sealed class CommandArchive : IAsyncLifetime
{
    private static readonly string Architecture =
        RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "amd64";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("command-archive-");

    /// <summary>The name of the archive for this machine.</summary>
    public static string Name { get; } = $"atlasbackup-v{Repository.Version}-linux-{Architecture}.tar.gz";

    public string FullPath => Path.Combine(_folder.FullName, Name);

    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo(
            Repository.PathOf("packaging/pack"),
            ["atlasbackup", PluginUnderTest.Path, "linux", Architecture, _folder.FullName])
        {
            RedirectStandardOutput = true,
        };

        // If the tests run under make, it passes its own flags to the make of the script.
        start.Environment.Remove("MAKEFLAGS");
        start.Environment.Remove("MAKELEVEL");
        using var pack = Process.Start(start);
        Assert.NotNull(pack);
        await pack.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await pack.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, pack.ExitCode);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
