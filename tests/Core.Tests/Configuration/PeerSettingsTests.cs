using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.Configurations;

namespace AtlasBackup.Core.Tests.Configuration;

/// <summary>Settings that users know from the general provider for Atlas.</summary>
public sealed class PeerSettingsTests
{
    private const string Government =
        "is a setting of the provider mongodbatlas; "
        + "for Atlas for Government set baseUrl to https://cloud.mongodbgov.com";

    private const string SecretsManager =
        "is a setting of the provider mongodbatlas for AWS Secrets Manager, which is not read here; "
        + "give clientId and clientSecret, and remove it";

    [Theory]
    [InlineData("isMongodbgovCloud")]
    [InlineData("is_mongodbgov_cloud")]
    [InlineData("isMongoDBGovCloud")]
    public void Says_what_to_set_for_Atlas_for_Government(string key)
    {
        var reading = Read(Token(key, InputValue.Of(true)));

        Assert.Equal([$": {key} {Government}"], Failures(reading));
        Assert.Empty(reading.Warnings);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("True")]
    [InlineData("1")]
    [InlineData("yes")]
    [InlineData("on")]
    public void Reads_every_text_for_yes_as_yes(string yes)
    {
        var reading = Read(Token("isMongodbgovCloud", InputValue.Of(yes)));

        Assert.Equal([$": isMongodbgovCloud {Government}"], Failures(reading));
    }

    [Theory]
    [InlineData("false")]
    [InlineData("False")]
    [InlineData("0")]
    [InlineData("")]
    public void Reads_every_text_for_no_as_no(string no)
    {
        var text = Read(Token("isMongodbgovCloud", InputValue.Of(no)));
        var boolean = Read(Token("isMongodbgovCloud", InputValue.Of(false)));
        var nothing = Read(Token("isMongodbgovCloud", InputValue.Null));

        Assert.All([text, boolean, nothing], reading => Assert.Empty(reading.Failures));
        Assert.All([text, boolean, nothing], reading => Assert.NotNull(reading.Config.Credentials));
    }

    [Fact]
    public void Accepts_the_government_setting_when_the_base_address_already_is_Atlas_for_Government()
    {
        var given = Token("isMongodbgovCloud", InputValue.Of(true));
        given["baseUrl"] = InputValue.Of("https://cloud-dev.mongodbgov.com");

        Assert.Empty(Read(given).Failures);
        Assert.Equal("cloud-dev.mongodbgov.com", Read(given).Config.BaseUrl.Host);
    }

    [Fact]
    public void Sends_no_credentials_while_it_is_unknown_which_cloud_they_are_for()
    {
        var reading = Read(Token("isMongodbgovCloud", InputValue.Unknown));

        Assert.Empty(reading.Failures);
        Assert.Null(reading.Config.Credentials);
        Assert.False(reading.IsComplete);
    }

    [Theory]
    [InlineData("base_url")]
    [InlineData("baseURL")]
    [InlineData("BaseUrl")]
    [InlineData("opsManagerUrl")]
    public void Refuses_a_base_address_under_another_name_and_does_not_repeat_it(string key)
    {
        var reading = Read(Token(key, InputValue.Of("https://hunter:2@cloud.mongodbgov.com")));

        Assert.Equal(
            [$": {key} is not a setting; give the address of Atlas as baseUrl"], Failures(reading));
    }

    [Theory]
    [InlineData("secretName")]
    [InlineData("secret_name")]
    [InlineData("awsSecretAccessKey")]
    [InlineData("awsSessionToken")]
    public void Refuses_credentials_from_a_secrets_manager(string key)
    {
        Assert.Equal([$": {key} {SecretsManager}"], Failures(Read(Token(key, InputValue.Of("hunter2")))));
    }

    [Fact]
    public void Refuses_a_role_to_assume()
    {
        var role = new InputValue(InputKind.Object)
        {
            Members = new Dictionary<string, InputValue> { ["roleArn"] = InputValue.Of("arn") },
        };

        Assert.Equal([$": assumeRole {SecretsManager}"], Failures(Read(Token("assumeRole", role))));
    }

    [Theory]
    [InlineData("realmBaseUrl")]
    [InlineData("region")]
    public void Warns_of_settings_without_effect(string key)
    {
        var reading = Read(Token(key, InputValue.Of("x")));

        Assert.Empty(reading.Failures);
        Assert.Single(reading.Warnings);
    }

    private static Dictionary<string, InputValue> Token(string key, InputValue value) =>
        new() { ["accessToken"] = InputValue.Of("one"), [key] = value };
}
