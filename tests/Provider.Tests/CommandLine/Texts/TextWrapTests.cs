using AtlasBackup.Provider.CommandLine.Texts;

namespace AtlasBackup.Provider.Tests.CommandLine.Texts;

public sealed class TextWrapTests
{
    [Theory]
    [InlineData("abc", 3)]
    [InlineData("漢字", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("👍", 2)]
    [InlineData("✓✗…", 3)]
    [InlineData("", 0)]
    public void Counts_columns_as_a_terminal_does(string text, int columns) => Assert.Equal(columns, TextWrap.Columns(text));

    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one two three", 13, "one two three")]
    [InlineData("one two three", null, "one two three")]
    [InlineData("a verylongword b", 6, "a|verylo|ngword|b")]
    [InlineData("a verylongwords b", 6, "a|verylo|ngword|s b")]
    [InlineData("\u0301 a bc", 3, "\u0301a|bc")]
    [InlineData("漢字漢字", 5, "漢字|漢字")]
    [InlineData("e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301")]
    [InlineData("漢", 1, "漢")]
    [InlineData("", 5, "")]
    public void Breaks_between_words_and_a_long_word_within(string text, int? columns, string lines) =>
        Assert.Equal(lines.Split('|'), TextWrap.Lines(text, columns));
}
