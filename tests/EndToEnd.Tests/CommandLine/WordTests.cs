using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

/// <summary>Words that the command does not know, must not show, or must not take for something else.</summary>
public sealed class WordTests
{
    private const string Value = "s3cr3t-value-of-an-option";
    private const int MaxLine = 1_300;

    private static readonly string[] Check =
        ["check", "--group-id", WorldData.WebshopId, "--cluster-name", WorldData.Production];

    public static TheoryData<string> Places =>
    [
        "", "check", "check --", "read", "read listClusters", "help", "completion", "functions", "check --output",
        "check --wait", "check --cluster-name", "check --cluster-kinds", "check --base-url", "check --max-retries",
        "read listBackupSnapshots --since", "report --output", "whoami --group-id",
    ];

    public static TheoryData<string, string> Credentials => new()
    {
        { "--access-token", "MONGODB_ATLAS_ACCESS_TOKEN" },
        { "--client-id", "MONGODB_ATLAS_CLIENT_ID" },
        { "--client-secret", "MONGODB_ATLAS_CLIENT_SECRET" },
        { "--public-key", "MONGODB_ATLAS_PUBLIC_API_KEY" },
        { "--private-key", "MONGODB_ATLAS_PRIVATE_API_KEY" },
    };

    [Theory]
    [InlineData("atlasbackup has no 'chek'; the most similar are check, ", "chek")]
    [InlineData("read has no 'getBackupSnapshots'; the most similar are getBackupSnapshot, ", "read", "getBackupSnapshots")]
    [InlineData("read has no 'listcluster'; the most similar are listClusters, ", "read", "listcluster")]
    [InlineData("completion has no 'bush'; the most similar are bash, ", "completion", "bush")]
    [InlineData("there is no verb and no function 'functons'; the most similar are functions, ", "help", "functons")]
    [InlineData("check has no option --grup-id; the most similar are --group-id, ", "check", "--grup-id", "x")]
    [InlineData("read getCluster has no option --clustername; the most similar are --cluster-name, ", "read", "getCluster",
        "--clustername=x")]
    [InlineData("check does not take the word 'prod'; each value needs its option before it", "check", "prod")]
    [InlineData("read getCluster does not take the word 'prod'; ", "read", "getCluster", "prod")]
    public async Task Names_the_nearest_of_what_it_knows(string error, params string[] words)
    {
        var result = await CommandUnderTest.RunAsync(new CommandOptions(words));

        Assert.StartsWith(error, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Credentials))]
    public async Task Takes_no_credentials_from_options_and_never_repeats_them(string option, string variable)
    {
        foreach (var words in (string[][])[[option, Value], [$"{option}={Value}"], [$"{option}:{Value}"], [option]])
        {
            foreach (var verb in (string[][])[Check, ["read", "listProjects"], ["functions"], ["help"]])
            {
                var result = await CommandUnderTest.RunAsync(new CommandOptions([.. verb, .. words]));

                Assert.Equal(
                    "credentials cannot be given as options, because other users can see them in the list of processes; "
                        + $"instead of {option}, set the environment variable {variable}",
                    result.Error);
            }
        }
    }

    [Theory]
    [InlineData("--clientSecret")]
    [InlineData("--client_secret")]
    [InlineData("--secret")]
    [InlineData("--password")]
    [InlineData("-p")]
    [InlineData("--token")]
    public async Task Never_repeats_the_value_of_an_option_that_it_does_not_know(string option)
    {
        foreach (var words in (string[][])[[option, Value], [$"{option}={Value}"], [$"{option}:{Value}"]])
        {
            var result = await CommandUnderTest.RunAsync(new CommandOptions([.. Check, .. words]));

            Assert.DoesNotContain(Value, result.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Answers_a_strange_word_in_one_short_line(string words)
    {
        foreach (var strange in (string[])
            [new('x', 100_000), "\u001b[31mred\u0007\r\n\u009b2J", "-\n-", $"--{new string('y', 100_000)}", "\u202e\u200b"])
        {
            // An engine gives flags alone, too.
            if (words.Length == 0 && strange[0] == '-')
            {
                continue;
            }

            var result = await CommandUnderTest.RunAsync(
                new CommandOptions([.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries), strange]));

            Assert.NotEqual(0, result.ExitCode);
            Assert.InRange(result.ErrorLine.Length, 1, MaxLine);
            Assert.Equal("", result.Output);
        }
    }

    [Fact]
    public async Task Does_not_read_a_file_of_words()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "functions", TestContext.Current.CancellationToken);

        var result = await CommandUnderTest.RunAsync(new CommandOptions($"@{file}"));
        var inside = await CommandUnderTest.RunAsync(new CommandOptions("check", $"@{file}"));

        File.Delete(file);
        Assert.StartsWith($"atlasbackup has no '@{file}'", result.Error, StringComparison.Ordinal);
        Assert.StartsWith($"check does not take the word '@{file}'", inside.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_the_value_after_a_verb_that_looks_like_help_for_a_value()
    {
        var result = await CommandUnderTest.RunAsync(new CommandOptions("read", "getProject", "--name", "/h"));

        Assert.Equal("", result.Output);
    }

    [Theory]
    [InlineData("--group-id")]
    [InlineData("--cluster-name")]
    [InlineData("--max-retries")]
    [InlineData("--output")]
    public async Task Names_the_option_whose_value_is_missing(string option)
    {
        var last = await CommandUnderTest.RunAsync(new CommandOptions("check", option));
        var first = await CommandUnderTest.RunAsync(new CommandOptions("check", option, "--verbose"));

        Assert.Contains(option, last.Error, StringComparison.Ordinal);
        Assert.Contains(option, first.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_an_option_that_is_given_twice()
    {
        var result = await CommandUnderTest.RunAsync(new CommandOptions([.. Check, "--cluster-name", "other"]));

        Assert.Equal("--cluster-name is given 2 times, and can be given once", result.Error);
    }
}
