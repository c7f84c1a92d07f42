using AtlasBackup.Provider.CommandLine.Texts;

namespace AtlasBackup.Provider.Tests.CommandLine.Texts;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("the cluster is paused; resume it", "the cluster is paused; resume it")]
    [InlineData("8.0.4 at 12:00, 5-6 h", "8.0.4 at 12:00, 5-6 h")]
    [InlineData("EU_WEST_1", "EU\\_WEST\\_1")]
    [InlineData("**a** [b](c)", "\\*\\*a\\*\\* \\[b\\]\\(c\\)")]
    [InlineData("<b>&amp;", "&lt;b&gt;&amp;amp;")]
    [InlineData("a|b\\|c", "a&#124;b&#92;&#124;c")]
    [InlineData("`a` $x$", "&#96;a&#96; &#36;x&#36;")]
    [InlineData("@octocat and org/repo#12", "\\@&#8203;octocat and org/repo\\#&#8203;12")]
    [InlineData("https://a.b and WWW.c.d", "https&#58;//a.b and WWW&#46;c.d")]
    [InlineData("a^b^", "a\\^b\\^")]
    [InlineData("- a", "\\- a")]
    [InlineData("1. a", "1\\. a")]
    [InlineData("1) a", "1\\) a")]
    [InlineData("# a", "\\#&#8203; a")]
    [InlineData("a\r\nb\u001b[1m\u202e", "a␍␊b␛\\[1m&#92;u202E")]
    [InlineData("", "")]
    public void Shows_a_text_as_it_is(string text, string escaped) => Assert.Equal(escaped, MarkdownText.Escape(text));
}
