using System.Diagnostics;
using AtlasBackup.EndToEnd.Tests.Plugin;

namespace AtlasBackup.EndToEnd.Tests.Packaging;

/// <summary>Checks the program that decides whether a binary may be published.</summary>
public sealed class SmokeTests : IDisposable
{
    private const string AsPlugin = "case \"$1$TF_PLUGIN_MAGIC_COOKIE\" in 127.*) ";

    private readonly string _binary = Path.GetTempFileName();

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_binary);

    [Fact]
    public async Task The_built_plugin_may_be_published()
    {
        var (exitCode, output) = await SmokeAsync(PluginUnderTest.Path);

        Assert.True(exitCode == 0, output);
        Assert.Equal(4, output.Split('\n').Count(line => line.StartsWith("ok ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("echo 0.0.9; exit", "The version is '0.0.9'")]
    [InlineData("case $1 in read) exit 3 ;; esac", "The exit code of 'read ", "is '3'")]
    [InlineData("case $1 in read) echo '{}'; exit ;; esac", "The checkpoint's ID is ''")]
    [InlineData(AsPlugin + "exit 3 ;; esac", "could not read plugin", "exit status 3")]
    [InlineData(AsPlugin + "trap : INT; $real \"$@\"; exit 3 ;; esac", "The plugin's end", "(True, False, 3)")]
    [InlineData("case $TF_PLUGIN_MAGIC_COOKIE in ?*) echo no TLS >&2; exit 1 ;; esac", "wrote no first line", "no TLS")]
    [InlineData("case $TF_PLUGIN_MAGIC_COOKIE in ?*) $real; exit 3 ;; esac", "provider for Terraform is '3'")]
    public async Task A_binary_that_does_one_thing_wrong_may_not(string wrong, params string[] reasons)
    {
        // A copy of a script, so that it may be executed, too.
        File.Copy(Repository.PathOf("packaging/smoke"), _binary, overwrite: true);
        await File.WriteAllTextAsync(
            _binary, $"#!/bin/sh\nreal='{PluginUnderTest.Path}'\n{wrong}\nexec $real \"$@\"\n", CancellationToken);

        var (exitCode, output) = await SmokeAsync(_binary);

        Assert.Equal(1, exitCode);
        Assert.All(reasons.Prepend("FAIL "), reason => Assert.Contains(reason, output, StringComparison.Ordinal));
    }

    private static async Task<(int ExitCode, string Output)> SmokeAsync(string binary)
    {
        var start = new ProcessStartInfo(Repository.PathOf("artifacts/bin/Smoke/release/atlas-smoke"), [binary])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var smoke = Process.Start(start) ?? throw new InvalidOperationException("nothing was started");
        try
        {
            var output = smoke.StandardOutput.ReadToEndAsync(CancellationToken);
            var errors = smoke.StandardError.ReadToEndAsync(CancellationToken);
            await smoke.WaitForExitAsync(CancellationToken);
            return (smoke.ExitCode, await output + await errors);
        }
        finally
        {
            smoke.Kill(entireProcessTree: true);
        }
    }
}
