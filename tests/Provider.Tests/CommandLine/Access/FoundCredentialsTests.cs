using AtlasBackup.Core.Values;
using AtlasBackup.Provider.CommandLine.Access;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Provider.Tests.CommandLine.Access;

public sealed class FoundCredentialsTests
{
    private const string Address = "https://atlas.example";

    [Theory]
    [InlineData("MONGODB_ATLAS_ACCESS_TOKEN", "accessToken", "access token")]
    [InlineData("MONGODB_ATLAS_CLIENT_ID MONGODB_ATLAS_CLIENT_SECRET", "serviceAccount", "service account")]
    [InlineData("MONGODB_ATLAS_PUBLIC_API_KEY MONGODB_ATLAS_PRIVATE_API_KEY", "apiKey", "API key")]
    [InlineData("MONGODB_ATLAS_PUBLIC_KEY MCLI_PRIVATE_API_KEY", "apiKey", "API key")]
    public void Names_the_kind_and_the_variables(string variables, string kind, string words)
    {
        var reading = Configurations.Read(Configurations.Nothing, Configurations.Variables(variables));

        var found = FoundCredentials.In(reading.Config);

        Assert.Equal((kind, words), (found.Kind, found.KindInWords));
        Assert.Equal(variables.Split(' '), found.Variables);
    }

    [Fact]
    public void Does_not_name_a_variable_that_is_ignored()
    {
        var reading = Configurations.Read(
            Configurations.Nothing,
            Configurations.Variables("MONGODB_ATLAS_ACCESS_TOKEN MONGODB_ATLAS_CLIENT_ID MONGODB_ATLAS_CLIENT_SECRET"));

        Assert.Equal(["MONGODB_ATLAS_ACCESS_TOKEN"], FoundCredentials.In(reading.Config).Variables);
        Assert.NotEmpty(reading.Warnings);
    }

    [Theory]
    [InlineData(null, null, "https://cloud.mongodb.com", "default")]
    [InlineData(null, "MONGODB_ATLAS_BASE_URL", Address, "MONGODB_ATLAS_BASE_URL")]
    [InlineData("", "MCLI_OPS_MANAGER_URL", Address, "MCLI_OPS_MANAGER_URL")]
    [InlineData("", null, "https://cloud.mongodb.com", "default")]
    [InlineData("https://other.example/", "MONGODB_ATLAS_BASE_URL", "https://other.example", "--base-url")]
    public void Says_what_sets_the_address(string? option, string? variable, string address, string source)
    {
        var variables = Configurations.Variables("MONGODB_ATLAS_ACCESS_TOKEN");
        if (variable is not null)
        {
            variables[variable] = Address;
        }

        var reading = Configurations.Read(
            option is null ? [] : new Dictionary<string, InputValue> { ["baseUrl"] = InputValue.Of(option) }, variables);

        var found = FoundCredentials.In(reading.Config);

        Assert.Equal((address, source), (found.BaseUrl, found.BaseUrlSource));
    }
}
