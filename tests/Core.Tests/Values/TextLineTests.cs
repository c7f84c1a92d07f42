using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Tests.Values;

public sealed class TextLineTests
{
    [Theory]
    [InlineData("one two", "one two")]
    [InlineData("  two\r\n  lines\u2028and\u0085a third\t ", "two lines and a third")]
    [InlineData(" \n ", "")]
    public void Makes_one_line_of_the_words_of_a_text(string text, string line) =>
        Assert.Equal(line, TextLine.Words(text));

    [Theory]
    [InlineData("one  two é 漢 😀", "one  two é 漢 😀")]
    [InlineData("a\nb\r\tc\u001b[31m\u0007\0\u007f", "a␊b␍␉c␛[31m␇␀␡")]
    [InlineData("C1 \u0085\u009b2J", "C1 \\u0085\\u009B2J")]
    [InlineData("lines \u2028\u2029", "lines \\u2028\\u2029")]
    [InlineData("order \u202e\u2066\u200f", "order \\u202E\\u2066\\u200F")]
    [InlineData("nothing \u200b\ufeff\u00ad", "nothing \\u200B\\uFEFF\\u00AD")]
    [InlineData("tag \U000E0041", "tag \\uDB40\\uDC41")]
    [InlineData("private \ue000", "private \\uE000")]
    public void Escapes_every_invisible_and_control_character(string text, string line) =>
        Assert.Equal(line, TextLine.Visible(text));

    [Fact]
    public void Escapes_half_of_a_surrogate_pair()
    {
        Assert.Equal("a\\uD83Db\\uDE00", TextLine.Visible("a\ud83db\ude00"));
        Assert.Equal("\\uD83D", TextLine.Visible("\ud83d"));
    }

    [Theory]
    [InlineData("abc", "abc")]
    [InlineData("abcd", "abc…")]
    [InlineData("ab😀", "ab…")]
    [InlineData("", "")]
    public void Cuts_a_long_text_off_between_two_characters(string text, string shortened) =>
        Assert.Equal(shortened, TextLine.Shorten(text, 3));
}
