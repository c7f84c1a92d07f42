using System.Text;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Tests.Values;

public sealed class RedactorTests
{
    public static TheoryData<string, string> Spellings => new(
        from secret in new[] { "Pa$$ w0rd/&<x>+é", "mdb_sa_id_abcdefgh-IJKLMNOP_0123" }
        from spelling in SecretSpellings.All.Keys
        select (secret, spelling));

    [Fact]
    public void Removes_every_secret_at_any_place_in_a_text()
    {
        var redactor = new Redactor(["hunter2", "other-secret"]);

        Assert.Equal("[secret], x[secret]y and [secret]", redactor.Redact("hunter2, xhunter2y and other-secret"));
    }

    [Fact]
    public void Does_not_change_texts_without_secrets_and_ignores_empty_and_short_secrets()
    {
        var redactor = new Redactor(["", "a", "abc"]);

        Assert.Equal("abc has a bat", redactor.Redact("abc has a bat"));
    }

    [Fact]
    public void Removes_the_longer_of_two_secrets_with_the_same_beginning_completely()
    {
        var redactor = new Redactor(["hunter", "hunter-and-more"]);

        Assert.Equal("[secret] [secret]", redactor.Redact("hunter-and-more hunter"));
    }

    [Fact]
    public void Removes_the_beginning_of_a_secret_where_a_text_was_cut_off()
    {
        var redactor = new Redactor(["hunter-and-more"]);

        Assert.Equal("no [secret]… (a: [secret]…; b: …)", redactor.Redact("no hunter-a… (a: hunter-and…; b: …)"));
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Removes_a_secret_in_every_encoding(string secret, string spelling)
    {
        var written = SecretSpellings.All[spelling](secret);

        Assert.Matches("""^x (\[secret\])=? y$""", new Redactor([secret]).Redact($"x {written} y"));
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Does_not_change_the_encoded_form_of_a_text_that_is_not_its_secret(string secret, string spelling)
    {
        var written = $"x {SecretSpellings.All[spelling](secret)} y";

        Assert.Equal(written, new Redactor(["another-secret"]).Redact(written));
    }

    [Theory]
    [InlineData("Authorization: Basic bm9ib2R5OmtubjB3cw==", "Authorization: Basic [secret]")]
    [InlineData("Authorization%3A%20Basic%20bm9ib2R5OmtubjB3cw%3D%3D", "Authorization%3A%20Basic%20[secret]")]
    [InlineData("response=&quot;0123456789abcdef0123456789abcdef&quot;", "response=&quot;[secret]&quot;")]
    [InlineData("""{"access_token":"s0me-t0ken","expires_in":1}""", """{"access_token":"[secret]","expires_in":1}""")]
    [InlineData("grant_type=x&client_secret=abcd1234&y=1", "grant_type=x&client_secret=[secret]&y=1")]
    [InlineData("the secret is mdb_sa_sk_0123456789", "the secret is [secret]")]
    [InlineData("via http://user:passw0rd@proxy.test:8080/", "via http://[secret]@proxy.test:8080/")]
    [InlineData("https://x.test/a.gz?X-Amz-Signature=0a1b2c&part=1", "https://x.test/a.gz?X-Amz-Signature=[secret]&part=1")]
    public void Removes_unknown_secrets_at_the_usual_places_of_requests_and_links(string text, string left) =>
        Assert.Equal(left, new Redactor([]).Redact(text));

    [Fact]
    public void Gives_the_same_result_for_a_text_that_is_already_redacted()
    {
        var redactor = new Redactor(["secret"]);

        Assert.Equal("a [secret] b", redactor.Redact(redactor.Redact("a secret b")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("u:")]
    [InlineData("us:")]
    [InlineData("use:")]
    public void Removes_the_readable_part_of_a_secret_that_is_encoded_with_a_name(string name)
    {
        const string Secret = "hunter2-and-more";
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}{Secret}:end"));

        var left = new Redactor([Secret]).Redact(encoded).Replace("[secret]", "", StringComparison.Ordinal);

        Assert.DoesNotContain(Secret[2..6], Decoded(left), StringComparison.Ordinal);
        Assert.NotEqual(encoded, left);
    }

    [Fact]
    public void Removes_the_beginning_of_every_encoded_form_where_a_text_was_cut_off()
    {
        const string Secret = "hunter2-and-more";
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret));

        Assert.Equal("a [secret]…", new Redactor([Secret]).Redact($"a {encoded[..12]}…"));
    }

    // The rest of the base64 text, decoded from each offset.
    private static string Decoded(string text) => string.Concat(Enumerable.Range(0, 4).Select(start =>
    {
        var rest = text[Math.Min(start, text.Length)..].TrimEnd('=');
        return Encoding.Latin1.GetString(Convert.FromBase64String(rest[..(rest.Length / 4 * 4)]));
    }));
}
