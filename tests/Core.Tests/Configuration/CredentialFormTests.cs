using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.Configurations;

namespace AtlasBackup.Core.Tests.Configuration;

/// <summary>Texts that cannot be the kind of credential for which they were given.</summary>
public sealed class CredentialFormTests
{
    private const string PublicKey = "abcdefgh";
    private const string PrivateKey = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    private const string Id = "mdb_sa_id_0123456789abcdef01234567";
    private const string AccountSecret = "mdb_sa_sk_abcdefghijklmnop";
    private const string Token = "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3fQ.c2ln";

    private static readonly string[] Keys = ["accessToken", "clientId", "clientSecret", "publicKey", "privateKey"];

    [Theory]
    [InlineData("""{"clientId": "a"}""", "is JSON; give the value alone")]
    [InlineData("\n  {\"a\":1}\n", "is JSON; give the value alone")]
    [InlineData("\uFEFF[\"hunter2\"]", "is JSON; give the value alone")]
    [InlineData("\"hunter2\"", "contains quotes; give the text that is between them")]
    [InlineData("‹hunter2›", "contains quotes; give the text that is between them")]
    [InlineData("“hunter2”", "contains quotes; give the text that is between them")]
    [InlineData("‚hunter2‘", "contains quotes; give the text that is between them")]
    [InlineData("＂hunter2＂", "contains quotes; give the text that is between them")]
    [InlineData("hunter’2", "contains quotes; give the text that is between them")]
    [InlineData("\uFEFFhunter2", "contains a byte-order mark, as some editors put at the beginning of a file")]
    [InlineData("hunter2\r\n", "contains white space or control characters")]
    [InlineData("hun\u00A0ter2", "contains white space or control characters")]
    [InlineData("hun\u2028ter2", "contains white space or control characters")]
    [InlineData("hun\u001Bter2", "contains white space or control characters")]
    [InlineData("hünter2", "contains characters that are not ASCII")]
    [InlineData("hunter2\u200B", "contains characters that are not ASCII")]
    [InlineData("hunter2\U0001F600", "contains characters that are not ASCII")]
    [InlineData("hunter2\\n", "contains a backslash, which no credential has")]
    [InlineData(" \t", "is blank")]
    [InlineData("[secret]", "is what programs show in the place of a secret; give the secret itself")]
    [InlineData("********", "is what programs show in the place of a secret; give the secret itself")]
    [InlineData("${HUNTER_2}", "is the name of a variable that was not replaced by its value")]
    [InlineData("$(hunter 2)", "is the name of a variable that was not replaced by its value")]
    [InlineData("%HUNTER2%", "is the name of a variable that was not replaced by its value")]
    [InlineData("<hunter 2>", "is a placeholder; give the value that belongs there")]
    [InlineData("HUNTER=hunter2", "contains a name and a value; give the value alone")]
    [InlineData("export HUNTER=\"hunter2\"", "contains a name and a value; give the value alone")]
    [InlineData("hunter: 2", "contains a name and a value; give the value alone")]
    [InlineData("Bearer hunter2", "contains the name of an authentication scheme; give the text that follows it")]
    [InlineData(
        "Authorization: Basic hunter2",
        "contains the name of an authentication scheme; give the text that follows it")]
    public void Says_why_a_text_is_not_a_credential_without_showing_it(string text, string reason)
    {
        foreach (var key in Keys)
        {
            var reading = Read(new() { [key] = InputValue.Of(text) });

            Assert.Equal([$": {key} in the configuration {reason}"], Failures(reading));
            Assert.Null(reading.Config.Credentials);
            Assert.DoesNotContain("hunter", $"{reading}", StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Refuses_a_text_that_is_longer_than_any_credential()
    {
        var reading = Read(new() { ["accessToken"] = InputValue.Of(new string('x', 100_000)) });

        Assert.Equal([": accessToken in the configuration is longer than any credential"], Failures(reading));
    }

    [Theory]
    [InlineData("clientId", AccountSecret, "clientSecret", Id)]
    [InlineData("publicKey", PrivateKey, "privateKey", PublicKey)]
    [InlineData("clientId", PublicKey, "clientSecret", PrivateKey)]
    [InlineData("publicKey", Id, "privateKey", AccountSecret)]
    [InlineData("clientId", Token, "clientSecret", Token)]
    [InlineData("publicKey", Token, "privateKey", Token)]
    public void Refuses_two_credentials_that_are_given_as_another_pair(
        string first, string one, string second, string two)
    {
        var reading = Read(new() { [first] = InputValue.Of(one), [second] = InputValue.Of(two) });

        Assert.Equal(2, reading.Failures.Count);
        Assert.Equal(
            [first, second],
            reading.Failures.Select(failure => $"{failure.Reason}".Split(' ')[0]));
        Assert.All(reading.Failures, failure => Assert.Matches(" is (the|an) .+; give it as ", $"{failure.Reason}"));
        Assert.Null(reading.Config.Credentials);
    }

    [Theory]
    [InlineData("clientSecret", PublicKey, "the public key of an API key; give it as publicKey")]
    [InlineData("privateKey", PublicKey, "the public key of an API key; give it as publicKey")]
    [InlineData("privateKey", Token, "an access token; give it as accessToken")]
    [InlineData("clientSecret", Token, "an access token; give it as accessToken")]
    [InlineData(
        "publicKey", "MDB_SA_ID_0123456789ABCDEF01234567", "the client ID of a service account; give it as clientId")]
    public void Says_which_credential_the_text_is(string key, string text, string kind)
    {
        Assert.Equal(
            [$": {key} in the configuration is {kind}"], Failures(Read(new() { [key] = InputValue.Of(text) })));
    }

    [Theory]
    [InlineData("accessToken", Token)]
    [InlineData("accessToken", "anything")]
    [InlineData("accessToken", "opaque-token_with.every~allowed+character/==")]
    [InlineData("clientId clientSecret", $"{Id} {AccountSecret}")]
    [InlineData("publicKey privateKey", $"{PublicKey} {PrivateKey}")]
    public void Accepts_credentials_in_Atlas_s_forms(string keys, string texts)
    {
        var given = keys.Split(' ').Zip(texts.Split(' '))
            .ToDictionary(pair => pair.First, pair => InputValue.Of(pair.Second));

        Assert.Empty(Read(given).Failures);
        Assert.NotNull(Read(given).Config.Credentials);
    }
}
