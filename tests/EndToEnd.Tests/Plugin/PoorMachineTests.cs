using System.Diagnostics;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

public sealed class PoorMachineTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Ends_in_one_line_where_it_may_not_open_files(int files)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"ulimit -n {files}; exec '{PluginUnderTest.Path}'"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("no process");

        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(PluginUnderTest.Long, TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        Assert.Empty(await output);
        Assert.Matches("^pulumi-resource-atlasbackup could not run: too many open files.*\n$", await errors);
    }

    [Theory]
    [InlineData("https", Credentials.AccessToken)]
    [InlineData("http", Credentials.ApiKey)]
    public async Task Says_that_OpenSSL_is_missing_and_stays_alive(string scheme, Credentials credentials)
    {
        // The loader takes the first file with a name, and these files are not libraries.
        foreach (var version in new[] { "3", "1.1", "1.0.2", "1.0.0", "10" })
        {
            await File.WriteAllTextAsync(
                Path.Combine(_folder.FullName, $"libssl.so.{version}"), "", TestContext.Current.CancellationToken);
        }

        await using var plugin = await PluginUnderTest.StartAsync(
            credentials,
            null,
            new Dictionary<string, string?> { ["LD_LIBRARY_PATH"] = _folder.FullName },
            ("maxRetries", 0),
            ("baseUrl", $"{scheme}://127.0.0.1:1"));

        for (var call = 0; call < 2; call++)
        {
            var refusal = await plugin.RefusalAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

            Assert.Equal(
                "this machine has no OpenSSL that can be used, and without it nothing can be sent to Atlas; "
                + "install OpenSSL 3 (libssl.so.3)",
                refusal.Detail);
        }

        Assert.Empty(plugin.Host.StandardError);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
