using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Tests.Values;

public sealed class RedactorTests
{
    [Fact]
    public void Takes_every_secret_out_of_a_text_wherever_it_stands()
    {
        var redactor = new Redactor(["hunter2", "other-secret"]);

        Assert.Equal("[secret], x[secret]y and [secret]", redactor.Redact("hunter2, xhunter2y and other-secret"));
    }

    [Fact]
    public void Leaves_texts_alone_that_have_no_secret_and_secrets_that_are_none()
    {
        var redactor = new Redactor(["", "a", "abc"]);

        Assert.Equal("abc has a bat", redactor.Redact("abc has a bat"));
    }

    [Fact]
    public void Takes_the_longer_of_two_secrets_that_begin_alike_out_whole()
    {
        var redactor = new Redactor(["hunter", "hunter-and-more"]);

        Assert.Equal("[secret] [secret]", redactor.Redact("hunter-and-more hunter"));
    }

    [Fact]
    public void Takes_out_the_beginning_of_a_secret_wherever_a_text_was_cut_off()
    {
        var redactor = new Redactor(["hunter-and-more"]);

        Assert.Equal("no [secret]… (a: [secret]…; b: …)", redactor.Redact("no hunter-a… (a: hunter-and…; b: …)"));
    }
}
