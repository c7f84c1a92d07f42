using System.CommandLine;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.CommandLine.Options;

namespace AtlasBackup.Provider.Tests.CommandLine;

public sealed class ValueOptionTests
{
    [Theory]
    [InlineData("groupId", "--group-id")]
    [InlineData("maxAgeHours", "--max-age-hours")]
    [InlineData("baseUrl", "--base-url")]
    [InlineData("waitMinutes", "--wait")]
    public void Names_an_option_by_the_words_of_its_input(string input, string option)
    {
        Assert.Equal(option, OptionNames.Of(input));
    }

    [Theory]
    [InlineData("--max-age-hours 6", 6)]
    [InlineData("--max-age-hours=0.5", 0.5)]
    [InlineData("--max-age-hours 1e2", 100)]
    [InlineData("--max-age-hours -3", -3)]
    [InlineData("--wait 30m", 30)]
    [InlineData("--wait 2h", 120)]
    [InlineData("--wait 1h30m", 90)]
    [InlineData("--wait 15", 15)]
    public void Reads_numbers_and_durations(string words, double expected)
    {
        Assert.Equal(InputValue.Of(expected), ValueOf(words));
    }

    [Theory]
    [InlineData("--max-age-hours six")]
    [InlineData("--max-age-hours 1,5")]
    [InlineData("--max-age-hours Infinity")]
    [InlineData("--require-copy yes")]
    public void Leaves_what_is_no_such_value_to_be_refused_as_text(string words)
    {
        Assert.Equal(InputKind.String, ValueOf(words)?.Kind);
    }

    [Theory]
    [InlineData("30s")]
    [InlineData("m")]
    public void Says_how_a_duration_is_written(string text)
    {
        var refusal = Assert.Throws<UsageException>(() => ValueOf($"--wait {text}"));

        Assert.Equal($"--wait: expected a duration such as 30m or 1h30m, got '{text}'", refusal.Message);
    }

    [Theory]
    [InlineData("--require-copy", true)]
    [InlineData("--require-copy true", true)]
    [InlineData("--require-copy=false", false)]
    public void Reads_a_boolean_with_and_without_a_value(string words, bool expected)
    {
        Assert.Equal(InputValue.Of(expected), ValueOf(words));
    }

    [Theory]
    [InlineData("--copy-regions EU_WEST_1,US_EAST_1")]
    [InlineData("--copy-regions EU_WEST_1 --copy-regions US_EAST_1")]
    public void Reads_a_list_from_one_text_or_several(string words)
    {
        Assert.Equal(["EU_WEST_1", "US_EAST_1"], ValueOf(words)?.Items.Select(item => item.Text));
    }

    [Fact]
    public void Refuses_a_second_value_where_one_is_expected()
    {
        var refusal = Assert.Throws<UsageException>(() => ValueOf("--max-age-hours 1 --max-age-hours 2"));

        Assert.Equal("--max-age-hours is given 2 times, and can be given once", refusal.Message);
    }

    [Fact]
    public void Has_no_value_where_the_option_is_not_given()
    {
        Assert.Null(Option("--max-age-hours").ValueIn(Parse("", Option("--max-age-hours"))));
    }

    private static InputValue? ValueOf(string words)
    {
        var option = Option(words.Split(' ', '=')[0]);
        return option.ValueIn(Parse(words, option));
    }

    private static ParseResult Parse(string words, Option option) =>
        new RootCommand { option }.Parse(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static ValueOption Option(string name) => new(
        FunctionCatalog.Find("getBackupReadiness")?.Inputs.Single(input => OptionNames.Of(input.Name) == name)
            ?? throw new InvalidOperationException("no such function"));
}
