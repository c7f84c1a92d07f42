using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.Configurations;

namespace AtlasBackup.Core.Tests.Configuration;

public sealed class CredentialSourceTests
{
    private const string ServiceAccountId = "mdb_sa_id_0123456789abcdef01234567";
    private const string ServiceAccountSecret = "mdb_sa_sk_abcdefghijklmnop";
    private const string PrivateKey = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";

    [Theory]
    [InlineData("accessToken", "AccessToken:one")]
    [InlineData("clientId clientSecret", "ServiceAccount:one,two")]
    [InlineData("publicKey privateKey", "ApiKey:one,two")]
    [InlineData("accessToken clientId clientSecret", "AccessToken:one")]
    [InlineData("clientId clientSecret publicKey privateKey", "ServiceAccount:one,two")]
    public void Takes_the_first_kind_of_credentials_in_the_configuration(string keys, string credentials)
    {
        var reading = Read(Texts(keys));

        Assert.Equal(credentials, Show(reading.Config.Credentials));
        Assert.Empty(reading.Failures);
        Assert.True(reading.IsComplete);
    }

    [Theory]
    [InlineData("MONGODB_ATLAS_ACCESS_TOKEN", "AccessToken:one")]
    [InlineData("MONGODB_ATLAS_CLIENT_ID MONGODB_ATLAS_CLIENT_SECRET", "ServiceAccount:one,two")]
    [InlineData("MONGODB_ATLAS_PUBLIC_API_KEY MONGODB_ATLAS_PRIVATE_API_KEY", "ApiKey:one,two")]
    [InlineData("MONGODB_ATLAS_PUBLIC_KEY MONGODB_ATLAS_PRIVATE_KEY", "ApiKey:one,two")]
    [InlineData("MCLI_PUBLIC_API_KEY MCLI_PRIVATE_API_KEY", "ApiKey:one,two")]
    [InlineData(
        "MONGODB_ATLAS_PUBLIC_API_KEY MCLI_PRIVATE_API_KEY MONGODB_ATLAS_PUBLIC_KEY MCLI_PUBLIC_API_KEY",
        "ApiKey:one,two")]
    [InlineData(
        "MONGODB_ATLAS_PUBLIC_KEY MONGODB_ATLAS_PRIVATE_API_KEY MCLI_PUBLIC_API_KEY MONGODB_ATLAS_PRIVATE_KEY",
        "ApiKey:one,two")]
    public void Takes_credentials_from_the_environment_by_the_first_variable_that_is_set(
        string variables, string credentials)
    {
        var reading = Read(Nothing, Variables(variables));

        Assert.Equal(credentials, Show(reading.Config.Credentials));
        Assert.Empty(reading.Failures);
        Assert.Empty(reading.Warnings);
    }

    [Fact]
    public void Has_no_credentials_and_no_failure_when_nothing_was_given()
    {
        var reading = Read(Nothing);

        Assert.Null(reading.Config.Credentials);
        Assert.Empty(reading.Failures);
        Assert.Empty(reading.Warnings);
        Assert.Equal(new Uri("https://cloud.mongodb.com/"), reading.Config.BaseUrl);
        Assert.Equal(
            (4, 60, 600, 16),
            (
                reading.Config.MaxRetries, reading.Config.RequestTimeoutSeconds, reading.Config.CallTimeoutSeconds,
                reading.Config.MaxConcurrentRequests));
    }

    [Fact]
    public void Takes_all_credentials_from_the_configuration_and_never_adds_some_from_the_environment()
    {
        var whole = Read(Texts("publicKey privateKey"), Variables("MONGODB_ATLAS_ACCESS_TOKEN"));
        var half = Read(Texts("publicKey"), Variables("MONGODB_ATLAS_PRIVATE_API_KEY"));

        Assert.Equal("ApiKey:one,two", Show(whole.Config.Credentials));
        Assert.Empty(whole.Warnings);
        Assert.Null(half.Config.Credentials);
        Assert.Equal(
            [": privateKey is missing: the configuration gives only publicKey, and both are required"], Failures(half));
    }

    [Fact]
    public void Treats_credentials_that_an_SDK_copied_from_the_environment_as_the_environment_s()
    {
        var environment = Variables("MONGODB_ATLAS_ACCESS_TOKEN");
        var copied = Read(Texts("accessToken publicKey privateKey"), environment);
        var nothingElse = Read(Texts("accessToken"), environment);

        Assert.Equal("ApiKey:one,two", Show(copied.Config.Credentials));
        Assert.Empty(copied.Warnings);
        Assert.StartsWith("AccessToken:", Show(nothingElse.Config.Credentials), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clientId", "clientSecret is missing: the configuration gives only clientId, and both are required")]
    [InlineData(
        "clientSecret", "clientId is missing: the configuration gives only clientSecret, and both are required")]
    [InlineData("publicKey", "privateKey is missing: the configuration gives only publicKey, and both are required")]
    [InlineData("privateKey", "publicKey is missing: the configuration gives only privateKey, and both are required")]
    public void Names_the_missing_credential_in_the_configuration(string key, string reason)
    {
        var reading = Read(Texts(key));

        Assert.Equal([$": {reason}"], Failures(reading));
        Assert.Null(reading.Config.Credentials);
    }

    [Theory]
    [InlineData("MONGODB_ATLAS_CLIENT_ID", "MONGODB_ATLAS_CLIENT_SECRET")]
    [InlineData("MONGODB_ATLAS_CLIENT_SECRET", "MONGODB_ATLAS_CLIENT_ID")]
    [InlineData("MCLI_PUBLIC_API_KEY", "MONGODB_ATLAS_PRIVATE_API_KEY")]
    [InlineData("MONGODB_ATLAS_PRIVATE_KEY", "MONGODB_ATLAS_PUBLIC_API_KEY")]
    public void Names_the_missing_credential_in_the_environment(string given, string missing)
    {
        var reading = Read(Nothing, Variables(given));

        Assert.Equal(
            [$": {missing} is missing: the environment gives only {given}, and both are required"], Failures(reading));
    }

    [Fact]
    public void Refuses_an_incomplete_service_account_even_beside_a_complete_key()
    {
        var reading = Read(Texts("clientId publicKey privateKey"));

        Assert.Null(reading.Config.Credentials);
        Assert.Equal(
            [": clientSecret is missing: the configuration gives only clientId, and both are required"],
            Failures(reading));
        Assert.Empty(reading.Warnings);
    }

    [Fact]
    public void Treats_an_empty_text_as_absent()
    {
        var configuration = new Dictionary<string, InputValue>
        {
            ["accessToken"] = InputValue.Of(""),
            ["clientId"] = InputValue.Null,
            ["baseUrl"] = InputValue.Of(""),
        };

        var environment = new Dictionary<string, string>
        {
            ["MONGODB_ATLAS_PUBLIC_API_KEY"] = "",
            ["MONGODB_ATLAS_PUBLIC_KEY"] = "one",
            ["MONGODB_ATLAS_PRIVATE_KEY"] = "two",
        };

        var reading = Read(configuration, environment);

        Assert.Equal("ApiKey:one,two", Show(reading.Config.Credentials));
        Assert.Equal(4, reading.Config.MaxRetries);
        Assert.Empty(reading.Failures);
    }

    [Fact]
    public void Warns_of_credentials_that_have_no_effect()
    {
        var configured = Read(Texts("accessToken clientId clientSecret privateKey"));
        var environment = Read(
            Nothing, Variables("MONGODB_ATLAS_CLIENT_ID MONGODB_ATLAS_CLIENT_SECRET MCLI_PUBLIC_API_KEY"));

        Assert.Equal(
            ["using accessToken from the configuration, ignoring clientId, clientSecret, privateKey"],
            configured.Warnings.Select(warning => $"{warning}"));
        Assert.Equal(
            ["using MONGODB_ATLAS_CLIENT_ID, MONGODB_ATLAS_CLIENT_SECRET from the environment, "
                + "ignoring MCLI_PUBLIC_API_KEY"],
            environment.Warnings.Select(warning => $"{warning}"));
        Assert.Empty(configured.Failures);
    }

    [Theory]
    [InlineData("publicKey", ServiceAccountId, "the client ID of a service account; give it as clientId")]
    [InlineData("clientSecret", ServiceAccountId, "the client ID of a service account; give it as clientId")]
    [InlineData("clientId", ServiceAccountSecret, "the client secret of a service account; give it as clientSecret")]
    [InlineData("accessToken", ServiceAccountSecret, "the client secret of a service account; give it as clientSecret")]
    [InlineData("privateKey", ServiceAccountSecret, "the client secret of a service account; give it as clientSecret")]
    [InlineData("publicKey", PrivateKey, "the private key of an API key; give it as privateKey")]
    [InlineData("clientSecret", PrivateKey, "the private key of an API key; give it as privateKey")]
    public void Says_which_credential_is_in_the_place_of_another(string key, string value, string kind)
    {
        var configured = Read(new() { [key] = InputValue.Of(value) });
        var variable = Settings.Find(key)?.Environment[0] ?? "";
        var environment = Read(Nothing, new() { [variable] = value });

        Assert.Equal([$": {key} in the configuration is {kind}"], Failures(configured));
        Assert.Equal([$": {variable} in the environment is {kind}"], Failures(environment));
        Assert.Null(configured.Config.Credentials);
    }

    [Theory]
    [InlineData("one\n")]
    [InlineData(" one")]
    [InlineData("o\u0000ne")]
    public void Refuses_credentials_with_white_space_or_control_characters(string value)
    {
        var reading = Read(new() { ["accessToken"] = InputValue.Of(value) });

        Assert.Equal(
            [": accessToken in the configuration contains white space or control characters"], Failures(reading));
        Assert.Null(reading.Config.Credentials);
    }

    [Theory]
    [InlineData("“token”", "contains quotes; give the text that is between them")]
    [InlineData("\"token\"", "contains quotes; give the text that is between them")]
    [InlineData("token'", "contains quotes; give the text that is between them")]
    [InlineData("\uFEFFtoken", "contains a byte-order mark, as some editors put at the beginning of a file")]
    [InlineData("{token:1}", "is JSON; give the value alone")]
    [InlineData("[token]", "is JSON; give the value alone")]
    public void Says_what_was_copied_along_with_a_credential(string value, string reason)
    {
        var reading = Read(new() { ["accessToken"] = InputValue.Of(value) });

        Assert.Equal([$": accessToken in the configuration {reason}"], Failures(reading));
        Assert.Null(reading.Config.Credentials);
    }

    [Theory]
    [InlineData("accessToken", "tokén")]
    [InlineData("accessToken", "token\u200b")]
    public void Refuses_credentials_that_cannot_be_sent_in_a_header(string key, string value)
    {
        var reading = Read(new() { [key] = InputValue.Of(value) });

        Assert.Equal([$": {key} in the configuration contains characters that are not ASCII"], Failures(reading));
        Assert.Null(reading.Config.Credentials);
    }

    [Theory]
    [InlineData("accessToken")]
    [InlineData("clientSecret")]
    [InlineData("privateKey")]
    public void Waits_for_unknown_credentials_instead_of_using_the_environment(string key)
    {
        var reading = Read(
            new() { [key] = InputValue.Unknown, ["clientId"] = InputValue.Of("one") },
            Variables("MONGODB_ATLAS_ACCESS_TOKEN"));

        Assert.Null(reading.Config.Credentials);
        Assert.Empty(reading.Failures);
        Assert.False(reading.IsComplete);
    }

    [Fact]
    public void Sends_no_credentials_to_an_address_that_is_not_known_yet()
    {
        var reading = Read(
            new() { ["accessToken"] = InputValue.Of("one"), ["baseUrl"] = InputValue.Unknown },
            new() { ["MONGODB_ATLAS_BASE_URL"] = "not an address" });

        Assert.Null(reading.Config.Credentials);
        Assert.Empty(reading.Failures);
        Assert.False(reading.IsComplete);
    }

    [Fact]
    public void Shows_no_credential_in_anything_that_it_says()
    {
        string[] secrets = ["hunter-one", "hunter two", "hunter-three", "mdb_sa_id_hunter", "hunter\tfive"];
        string[] keys = ["accessToken", "clientId", "clientSecret", "publicKey", "privateKey"];
        foreach (var chosen in Enumerable.Range(1, (1 << keys.Length) - 1))
        {
            var given = keys.Select((key, index) => (key, index))
                .Where(pair => (chosen & (1 << pair.index)) != 0)
                .ToDictionary(pair => pair.key, pair => InputValue.Of(secrets[pair.index]));

            var reading = Read(given);

            var said = string.Join('\n', reading.Failures.Select(failure => failure.WithGot).Concat(reading.Warnings))
                + $"{reading.Config}{reading}";
            Assert.DoesNotContain("hunter", said, StringComparison.Ordinal);
            Assert.All(reading.Failures, failure => Assert.Equal("", failure.Property));
        }
    }
}
