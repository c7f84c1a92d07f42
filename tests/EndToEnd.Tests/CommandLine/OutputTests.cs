using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

/// <summary>Outputs that are pipes, files, full or closed.</summary>
public sealed class OutputTests(SharedPlugin shared) : IClassFixture<SharedPlugin>
{
    private const string NoSpace = "the output could not be written: No space left on device";

    private const string Check = $"check --group-id {WorldData.WebshopId} --cluster-name {WorldData.Production}";

    private static readonly string ReadJobs = string.Join(
        ' ', CommandWords.Read("listLegacyRestoreJobs", PluginUnderTest.Args(AtlasData.ShardedCluster)));

    private readonly AtlasSimulatorServer _atlas = shared.Atlas;

    public static TheoryData<string> Verbs =>
    [
        ReadJobs, Check, $"{Check} --output json", $"{Check} --output junit", $"{Check} --output markdown",
        "functions", "help getCluster", "completion bash", "--help", "--version",
    ];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Is_an_error_where_the_output_cannot_be_written(string words)
    {
        var result = await RunAsync(words, "exec \"$0\" \"$@\" > /dev/full");

        Assert.Equal(NoSpace, result.Error);
    }

    [Fact]
    public async Task Says_both_errors_where_the_error_cannot_be_written_to_the_output()
    {
        var result = await RunAsync(
            $"{Check}x --output junit", "exec \"$0\" \"$@\" > /dev/full");

        Assert.Equal(NoSpace, result.Error);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Ends_without_a_word_where_nobody_reads_on(string words)
    {
        var result = await RunAsync(words, "{ \"$0\" \"$@\"; echo $? >&2; } | head -1");

        Assert.Equal("0\n", result.Errors);
        Assert.Equal(1, result.Output.Count(one => one == '\n'));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Needs_no_input(string words)
    {
        var expected = await CommandUnderTest.RunAsync(_atlas, words.Split(' '));

        var withoutInput = await RunAsync(words, "exec \"$0\" \"$@\" <&-");

        Assert.Equal((0, ""), (expected.ExitCode, expected.Errors));
        Assert.Equal(expected, withoutInput);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Writes_no_control_characters_to_a_pipe(string words)
    {
        var result = await CommandUnderTest.RunAsync(new CommandOptions(words.Split(' '))
        {
            Atlas = _atlas,
            Environment = new Dictionary<string, string?> { ["TERM"] = "xterm-256color", ["COLUMNS"] = "40" },
        });

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.DoesNotContain(result.Output, one => char.IsControl(one) && one != '\n');
        Assert.EndsWith("\n", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C", "+", "LC_ALL")]
    [InlineData("POSIX", "+", "LC_ALL")]
    [InlineData("en_US.ISO-8859-1", "+", "LC_CTYPE")]
    [InlineData("C.UTF-8", "✓", "LC_ALL")]
    [InlineData("de_DE.utf8", "✓", "LANG")]
    [InlineData("", "✓", "LC_ALL")]
    public async Task Marks_checks_with_what_the_locale_has(string locale, string mark, string variable)
    {
        var result = await CommandUnderTest.RunAsync(new CommandOptions(Check.Split(' '))
        {
            Atlas = _atlas,
            Environment = new Dictionary<string, string?>
            {
                ["LC_ALL"] = null,
                ["LC_CTYPE"] = null,
                ["LANG"] = null,
                [variable] = locale,
            },
        });

        Assert.StartsWith($"{mark} clusterKind", result.Output, StringComparison.Ordinal);
        Assert.Equal(mark == "✓", result.Output.Any(one => !char.IsAscii(one)));
    }

    private Task<CommandResult> RunAsync(string words, string script) =>
        CommandUnderTest.RunAsync(new CommandOptions(words.Split(' ')) { Atlas = _atlas }.InShell(script));
}
