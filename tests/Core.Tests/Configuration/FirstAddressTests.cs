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
    public void Keeps_credentials_of_the_environment_to_the_first_address(string other)
    {
        Assert.Empty(Guard(First).Failures);

        Assert.Equal([Refusal], Failures(Guard(other)));
        Assert.Empty(Guard(First).Failures);
    }

    [Theory]
    [InlineData("https://FIRST.example/")]
    [InlineData("https://first.example:443")]
    public void Takes_the_same_address_in_another_spelling(string same)
    {
        Guard(First);

        Assert.Empty(Guard(same).Failures);
    }

    [Fact]
    public void Keeps_them_there_also_where_the_first_configuration_has_credentials_of_its_own()
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
    public void Keeps_what_an_SDK_copied_from_the_environment_there_as_well()
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
    public void Takes_no_configuration_that_cannot_be_used_or_is_not_known_for_the_first()
    {
        Guard("not an address");
        _address.Guard(Read(
            new() { ["baseUrl"] = InputValue.Unknown }, new() { ["MONGODB_ATLAS_ACCESS_TOKEN"] = "one" }));

        Assert.Empty(Guard(First).Failures);
        Assert.Equal([Refusal], Failures(Guard("https://other.example")));
    }

    [Fact]
    public void Takes_one_that_waits_for_something_else_for_the_first()
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
