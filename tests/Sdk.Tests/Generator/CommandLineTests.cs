using System.Diagnostics;
using AtlasBackup.SdkGenerator;

namespace AtlasBackup.Sdk.Tests.Generator;

public sealed class CommandLineTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("sdk-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("--schema s --output o")]
    [InlineData("--schema s --output o --version one")]
    [InlineData("--schema s --output o --version 1.0.0 --version 1.0.1")]
    [InlineData("--schema s --output o --version")]
    [InlineData("--schema s --output o --version 1.0.0 extra")]
    public void Refuses_a_command_line_that_it_does_not_understand(string line) =>
        Assert.Null(Arguments.Parse(line.Split(' ')));

    [Fact]
    public async Task Reports_by_its_exit_code_whether_the_folder_is_stale()
    {
        var schema = Path.Combine(Repository.Root, "schema.json");
        string[] arguments = ["--schema", schema, "--output", _root, "--version", "1.2.3"];

        var (stale, staleOutput, _) = await RunAsync([.. arguments, "--check"]);
        var (written, _, _) = await RunAsync(arguments);
        var (current, currentOutput, _) = await RunAsync([.. arguments, "--check"]);

        Assert.Equal((1, 0, 0), (stale, written, current));
        Assert.Contains("GetBackupCheckpoint.cs", staleOutput, StringComparison.Ordinal);
        Assert.Empty(currentOutput);
        Assert.Equal("1.2.3", await File.ReadAllTextAsync(
            Path.Combine(_root, "version.txt"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Says_in_one_line_what_is_wrong_with_a_schema()
    {
        var schema = Path.Combine(_root, "schema.json");
        await File.WriteAllTextAsync(
            schema, """{ "name": "plant", "resources": { "a": {} } }""", TestContext.Current.CancellationToken);

        var (exitCode, _, error) = await RunAsync(["--schema", schema, "--output", _root, "--version", "1.2.3"]);

        Assert.Equal(2, exitCode);
        Assert.Equal("sdk-generator: resources: is not supported by this generator", error.Trim());
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SdkPackage).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        return (process.ExitCode, await output, await error);
    }
}
