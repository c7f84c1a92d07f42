namespace AtlasBackup.Provider.Tests.CommandLine;

public sealed class AtlasBackupCommandTests
{
    [Theory]
    [InlineData("chekc", "atlasbackup has no 'chekc'; the most similar are check, ")]
    [InlineData("check|--max-age-hour|6", "check has no option --max-age-hour; the most similar are --max-age-hours, ")]
    [InlineData("check|--max-age-hour=SECRET", "check has no option --max-age-hour; the most similar are ")]
    [InlineData("check|prod", "check does not take the word 'prod'; each value needs its option before it")]
    [InlineData("read|getBackupCheckpont", "read has no 'getBackupCheckpont'; the most similar are getBackupCheckpoint")]
    [InlineData("read|getBackupExport|--cluster|x", "read getBackupExport has no option --cluster; the most similar are --cluster-name")]
    [InlineData("help|chekc", "there is no verb and no function 'chekc'; the most similar are check, ")]
    [InlineData("check|--output|xml", "--output: expected one of text, json, junit, markdown")]
    [InlineData("completion|cmd", "completion has no 'cmd'; the most similar are ")]
    [InlineData("check|--group-id|--cluster-name|prod", "--group-id needs a value")]
    [InlineData("check|--cluster-name", "--cluster-name needs a value")]
    [InlineData("check|--output", "--output needs a value")]
    [InlineData("/?", "atlasbackup has no '/?'; the most similar are ")]
    [InlineData("@/etc/passwd", "atlasbackup has no '@/etc/passwd'; the most similar are ")]
    public async Task Names_what_is_wrong_with_the_words_in_one_line(string words, string expected)
    {
        var run = await CommandRun.OfAsync(words.Split('|'));

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"atlasbackup: {expected}", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("SECRET", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--client-secret|SECRET", "MONGODB_ATLAS_CLIENT_SECRET")]
    [InlineData("--client-secret=SECRET", "MONGODB_ATLAS_CLIENT_SECRET")]
    [InlineData("check|--cluster-name|prod|--access-token|SECRET", "MONGODB_ATLAS_ACCESS_TOKEN")]
    [InlineData("read|getProject|--private-key:SECRET", "MONGODB_ATLAS_PRIVATE_API_KEY")]
    public async Task Takes_no_credentials_as_options_and_says_why(string words, string variable)
    {
        var run = await CommandRun.OfAsync(words.Split('|'));

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("other users can see them", run.Errors, StringComparison.Ordinal);
        Assert.EndsWith($"set the environment variable {variable}\n", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET ", run.Errors.Replace("CLIENT_SECRET", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_the_help_as_an_error_where_the_verb_is_missing()
    {
        var nothing = await CommandRun.OfAsync();
        var half = await CommandRun.OfAsync("read");

        Assert.Equal((1, ""), (nothing.ExitCode, nothing.Output));
        Assert.StartsWith("Usage: atlasbackup WORD [options]\n", nothing.Errors, StringComparison.Ordinal);
        Assert.Equal((1, ""), (half.ExitCode, half.Output));
        Assert.StartsWith("Usage: atlasbackup read WORD [options]\n", half.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-help")]
    [InlineData("help")]
    public async Task Shows_the_help_to_whom_asks(string word)
    {
        var run = await CommandRun.OfAsync(word);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("\nVerbs:\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  check ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prints_the_version()
    {
        var run = await CommandRun.OfAsync("--version");

        Assert.Equal((0, $"{Core.ProviderVersion.Text}\n", ""), (run.ExitCode, run.Output, run.Errors));
    }

    [Theory]
    [InlineData("atlasbackup", true)]
    [InlineData("/usr/local/bin/atlasbackup", true)]
    [InlineData("./AtlasBackup.exe", true)]
    [InlineData("pulumi-resource-atlasbackup", false)]
    [InlineData("terraform-provider-atlasbackup_v0.1.0", false)]
    public void Knows_its_name(string path, bool isNamed)
    {
        Assert.Equal(isNamed, Provider.CommandLine.AtlasBackupCommand.IsNamed(path));
    }
}
