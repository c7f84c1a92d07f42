using AtlasBackup.Core.Configuration;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.Configurations;

namespace AtlasBackup.Core.Tests.Configuration;

public sealed class FirstAddressTests
{
    private const string First = "https://first.example";
    private const string Refusal =
        ": the credentials in the environment are for https://first.example/ only, the baseUrl of this plugin's first "
        + "configuration; give those for another address in the configuration";

    private readonly FirstAddress _address = new();

    [Theory]
    [InlineData("https://other.example")]
    [InlineData("https://first.example:8443")]
    [InlineData("https://first.example.other.example")]
    [InlineData("https://first.example./")]
    [InlineData("https://first.example/other")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://localhost")]
    [InlineData("")]
    public void Sends_environment_credentials_to_no_second_address(string other)
    {
        Assert.Empty(Guard(First).Failures);

        Assert.Equal([Refusal], Failures(Guard(other)));
        Assert.Empty(Guard(First).Failures);
    }

    [Theory]
    [InlineData("https://FIRST.example/")]
    [InlineData("https://first.example:443")]
    public void Accepts_the_same_address_in_another_spelling(string same)
    {
        Guard(First);

        Assert.Empty(Guard(same).Failures);
    }

    [Fact]
    public void Keeps_environment_credentials_to_the_first_address_even_if_its_configuration_has_credentials()
    {
        var own = new Dictionary<string, InputValue>
        {
            ["baseUrl"] = InputValue.Of(First),
            ["accessToken"] = InputValue.Of("own"),
        };
        _address.Guard(Read(own));

        Assert.Equal([Refusal], Failures(Guard("https://other.example")));
    }

    [Fact]
    public void Keeps_credentials_that_an_SDK_copied_from_the_environment_to_the_first_address()
    {
        Guard(First);

        Assert.Equal([Refusal], Failures(Guard("https://other.example", ("accessToken", "one"))));
    }

    [Fact]
    public void Sends_credentials_of_the_configuration_to_any_address()
    {
        Guard(First);

        var other = Guard("https://other.example", ("accessToken", "own"));

        Assert.Empty(other.Failures);
        Assert.Equal("AccessToken:own", Show(other.Config.Credentials));
    }

    [Fact]
    public void Does_not_count_an_invalid_or_unknown_configuration_as_the_first()
    {
        Guard("not an address");
        _address.Guard(Read(
            new() { ["baseUrl"] = InputValue.Unknown }, new() { ["MONGODB_ATLAS_ACCESS_TOKEN"] = "one" }));

        Assert.Empty(Guard(First).Failures);
        Assert.Equal([Refusal], Failures(Guard("https://other.example")));
    }

    [Fact]
    public void Counts_a_configuration_with_a_known_address_and_an_unknown_setting_as_the_first()
    {
        _address.Guard(Read(
            new() { ["baseUrl"] = InputValue.Of(First), ["maxRetries"] = InputValue.Unknown },
            new() { ["MONGODB_ATLAS_ACCESS_TOKEN"] = "one" }));

        Assert.Equal([Refusal], Failures(Guard("https://other.example")));
    }

    private ConfigReading Guard(string baseUrl, params (string Name, string Value)[] given)
    {
        var values = given.ToDictionary(one => one.Name, one => InputValue.Of(one.Value));
        values["baseUrl"] = InputValue.Of(baseUrl);
        return _address.Guard(Read(values, new() { ["MONGODB_ATLAS_ACCESS_TOKEN"] = "one" }));
    }
}
