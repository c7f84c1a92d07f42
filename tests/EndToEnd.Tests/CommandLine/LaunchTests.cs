using System.Diagnostics;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EndToEnd.Tests.Terraform;
using AtlasBackup.TerraformHost.Launch;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

/// <summary>What makes the program the command, and what the plugin of Pulumi or of Terraform.</summary>
public sealed class LaunchTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("atlasbackup")]
    [InlineData("pulumi-resource-atlasbackup")]
    public async Task Is_the_command_for_a_verb_whatever_its_name(string name)
    {
        var result = await RunAsync(name, "functions");

        Assert.StartsWith("getBackupCheckpoint ", result.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
    }

    [Theory]
    [InlineData("atlasbackup")]
    [InlineData("pulumi-resource-atlasbackup")]
    [InlineData("a-copy")]
    public async Task Answers_help_and_version_whatever_its_name(string name)
    {
        foreach (var word in (string[])["--help", "-h"])
        {
            var help = await RunAsync(name, word);
            Assert.StartsWith("Usage: atlasbackup ", help.Output, StringComparison.Ordinal);
            Assert.Equal((0, ""), (help.ExitCode, help.Errors));
        }

        Assert.Equal(new CommandResult(0, $"{PluginUnderTest.PluginVersion}\n", ""), await RunAsync(name, "--version"));
    }

    [Fact]
    public async Task Shows_its_help_as_an_error_where_the_command_has_no_words()
    {
        var result = await RunAsync("atlasbackup");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("Usage: atlasbackup ", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("atlasbackup", "127.0.0.1:1")]
    [InlineData("atlasbackup", "--tracing", "x")]
    [InlineData("pulumi-resource-atlasbackup", "chek")]
    [InlineData("pulumi-resource-atlasbackup", "127.0.0.1")]
    public async Task Does_not_take_the_words_of_a_person_for_those_of_an_engine(string name, params string[] words)
    {
        var result = await RunAsync(name, words);

        Assert.StartsWith("atlasbackup has no ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("127.0.0.1:1")]
    [InlineData("--logtostderr", "127.0.0.1:1")]
    [InlineData("127.0.0.1:1", "--tracing", "file:trace")]
    public async Task Is_the_plugin_of_Pulumi_for_the_words_of_an_engine(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(PluginUnderTest.Path, words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("nothing was started");

        var line = await process.StandardOutput.ReadLineAsync(CancellationToken).AsTask()
            .WaitAsync(PluginUnderTest.Long, CancellationToken);

        process.Kill();
        await process.WaitForExitAsync(CancellationToken);
        Assert.Matches("^[0-9]{1,5}$", line);
    }

    [Theory]
    [InlineData("atlasbackup", "check")]
    [InlineData("pulumi-resource-atlasbackup", "127.0.0.1:1")]
    [InlineData("atlasbackup", "--help")]
    public async Task Is_the_provider_of_Terraform_wherever_its_cookie_is(string name, string word)
    {
        await using var process = await ProviderProcess.StartAsync(
            ProviderUnderTest.Options with { Path = Link(name), Arguments = [word] }, CancellationToken);

        Assert.StartsWith("1|6|", process.Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_the_command_where_the_cookie_is_another_one()
    {
        var result = await CommandUnderTest.RunAsync(new CommandOptions("--version")
        {
            Environment = new Dictionary<string, string?> { ["TF_PLUGIN_MAGIC_COOKIE"] = "another" },
        });

        Assert.Equal(0, result.ExitCode);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<CommandResult> RunAsync(string name, params string[] words) =>
        CommandUnderTest.RunAsync(new CommandOptions(words) { Path = Link(name) });

    private string Link(string name)
    {
        var link = Path.Combine(_folder.FullName, name);
        if (!File.Exists(link))
        {
            File.CreateSymbolicLink(link, PluginUnderTest.Path);
        }

        return link;
    }
}
