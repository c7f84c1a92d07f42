using System.Net;
using System.Text;
using System.Text.Json;
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

    [Theory]
    [InlineData("Pa$$ w0rd/&<x>+é")]
    [InlineData("mdb_sa_sk_abcdefgh-IJKLMNOP_0123")]
    public void Takes_out_a_secret_in_every_form_that_a_server_or_a_program_writes(string secret)
    {
        var redactor = new Redactor([secret]);
        var utf8 = Encoding.UTF8.GetBytes(secret);
        string[] forms =
        [
            secret.ToUpperInvariant(),
            Uri.EscapeDataString(secret),
            Uri.EscapeDataString(secret).ToLowerInvariant(),
            WebUtility.UrlEncode(secret),
            WebUtility.HtmlEncode(secret),
            JsonSerializer.Serialize(secret).Trim('"'),
            Convert.ToHexString(utf8),
            Convert.ToHexStringLower(utf8),
            Convert.ToBase64String(utf8).TrimEnd('='),
            Convert.ToBase64String(utf8).Replace('+', '-').Replace('/', '_').TrimEnd('='),
        ];

        Assert.All(forms, form => Assert.StartsWith("x [secret]", redactor.Redact($"x {form} y"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("u:")]
    [InlineData("us:")]
    [InlineData("use:")]
    public void Takes_out_what_can_be_read_of_a_secret_that_is_encoded_together_with_a_name(string name)
    {
        const string Secret = "hunter2-and-more";
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}{Secret}:end"));

        var left = new Redactor([Secret]).Redact(encoded).Replace("[secret]", "", StringComparison.Ordinal);

        Assert.DoesNotContain(Secret[2..6], Decoded(left), StringComparison.Ordinal);
        Assert.NotEqual(encoded, left);
    }

    [Fact]
    public void Takes_out_the_beginning_of_every_form_where_a_text_was_cut_off()
    {
        const string Secret = "hunter2-and-more";
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret));

        Assert.Equal("a [secret]…", new Redactor([Secret]).Redact($"a {encoded[..12]}…"));
    }

    // What was left of base64, at each place that a reader might begin.
    private static string Decoded(string text) => string.Concat(Enumerable.Range(0, 4).Select(start =>
    {
        var rest = text[Math.Min(start, text.Length)..].TrimEnd('=');
        return Encoding.Latin1.GetString(Convert.FromBase64String(rest[..(rest.Length / 4 * 4)]));
    }));
}
