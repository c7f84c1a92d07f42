using System.Diagnostics;

namespace AtlasBackup.Sdk.Tests.Sdk;

/// <summary>Runs the .NET command line, and fails with what it says if it fails.</summary>
internal static class DotNet
{
    public static async Task<string> RunAsync(IEnumerable<string> arguments, string? folder = null)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder ?? Repository.Root,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);

        return output;
    }
}
