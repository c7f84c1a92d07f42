using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

public sealed class CredentialTests(SharedPlugin shared) : IClassFixture<SharedPlugin>
{
    private static readonly string[] Read = ["read", "listProjects"];

    [Theory]
    [InlineData(Credentials.AccessToken)]
    [InlineData(Credentials.ServiceAccount)]
    [InlineData(Credentials.ApiKey)]
    public async Task Signs_in_with_every_kind_of_credentials(Credentials credentials)
    {
        var result = await CommandUnderTest.RunAsync(
            new CommandOptions(Read) { Atlas = shared.Atlas, Credentials = credentials });

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
    }

    [Fact]
    public async Task Says_every_way_to_give_credentials()
    {
        var result = await CommandUnderTest.RunAsync(
            new CommandOptions(Read) { Atlas = shared.Atlas, Credentials = Credentials.None });

        Assert.Equal(
            "no Atlas credentials: set the environment variables of a service account (MONGODB_ATLAS_CLIENT_ID and "
            + "MONGODB_ATLAS_CLIENT_SECRET), of an API key (MONGODB_ATLAS_PUBLIC_API_KEY and "
            + "MONGODB_ATLAS_PRIVATE_API_KEY) or of an access token (MONGODB_ATLAS_ACCESS_TOKEN)",
            result.Error);
    }

    [Theory]
    [InlineData("MONGODB_ATLAS_CLIENT_ID", AtlasData.ClientId, "MONGODB_ATLAS_CLIENT_SECRET")]
    [InlineData("MONGODB_ATLAS_CLIENT_SECRET", AtlasData.ClientSecret, "MONGODB_ATLAS_CLIENT_ID")]
    [InlineData("MONGODB_ATLAS_PUBLIC_API_KEY", AtlasData.PublicKey, "MONGODB_ATLAS_PRIVATE_API_KEY")]
    [InlineData("MONGODB_ATLAS_PRIVATE_API_KEY", AtlasData.PrivateKey, "MONGODB_ATLAS_PUBLIC_API_KEY")]
    public async Task Names_the_half_that_is_missing(string given, string value, string missing)
    {
        var before = shared.Atlas.Requests.All.Count;

        var result = await CommandUnderTest.RunAsync(new CommandOptions(Read)
        {
            Atlas = shared.Atlas,
            Credentials = Credentials.None,
            Environment = new Dictionary<string, string?> { [given] = value },
        });

        Assert.Contains(missing, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(value, result.Errors, StringComparison.Ordinal);
        Assert.Equal(before, shared.Atlas.Requests.All.Count);
    }

    [Theory]
    [InlineData(AtlasData.PrivateKey)]
    [InlineData("check", AtlasData.PrivateKey)]
    [InlineData("read", AtlasData.PrivateKey)]
    [InlineData("help", AtlasData.PrivateKey)]
    [InlineData("check", "--" + AtlasData.PrivateKey)]
    [InlineData("check", "--all-clusters=" + AtlasData.PrivateKey)]
    [InlineData("check", "--output", AtlasData.PrivateKey)]
    public async Task Shows_no_credential_that_is_typed_as_a_word(params string[] words)
    {
        var result = await CommandUnderTest.RunAsync(
            new CommandOptions(words) { Atlas = shared.Atlas, Credentials = Credentials.ApiKey });

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.DoesNotContain(AtlasData.PrivateKey, result.Errors, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Takes_the_address_of_Atlas_from_an_option_before_the_environment()
    {
        var result = await CommandUnderTest.RunAsync(new CommandOptions([.. Read, "--base-url", shared.Atlas.BaseUrl])
        {
            Environment = new Dictionary<string, string?> { ["MONGODB_ATLAS_BASE_URL"] = "http://127.0.0.1:1" },
        });

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
    }
}
