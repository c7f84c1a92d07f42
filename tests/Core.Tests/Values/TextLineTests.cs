using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Tests.Values;

public sealed class TextLineTests
{
    [Theory]
    [InlineData("one two", "one two")]
    [InlineData("  two\r\n  lines\u2028and\u0085a third\t ", "two lines and a third")]
    [InlineData("bell\u0007", "bell")]
    [InlineData(" \n ", "")]
    public void Makes_one_line_of_the_words_of_a_text(string text, string line) =>
        Assert.Equal(line, TextLine.Of(text));

    [Theory]
    [InlineData("one  two", "one  two")]
    [InlineData("a\nb\u001bc\u2028d\u2029", "a␣b␣c␣d␣")]
    public void Shows_a_text_exactly_with_marks_for_what_cannot_be_seen(string text, string line) =>
        Assert.Equal(line, TextLine.Exact(text));

    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("abcd", "abc…")]
    [InlineData("ab😀", "ab…")]
    [InlineData("", "")]
    public void Cuts_a_long_text_off_between_two_characters(string text, string shortened) =>
        Assert.Equal(shortened, TextLine.Shorten(text, 3));
}
