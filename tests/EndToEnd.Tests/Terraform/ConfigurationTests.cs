using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.TerraformHost.Values;

namespace AtlasBackup.EndToEnd.Tests.Terraform;

public sealed class ConfigurationTests
{
    private static readonly Dictionary<string, string?> NoCredentials = new()
    {
        ["MONGODB_ATLAS_ACCESS_TOKEN"] = null,
        ["MONGODB_ATLAS_CLIENT_ID"] = null,
        ["MONGODB_ATLAS_CLIENT_SECRET"] = null,
    };

    [Theory]
    [InlineData("access_token", AtlasData.AccessToken, "", "")]
    [InlineData("client_id", AtlasData.ClientId, "client_secret", AtlasData.ClientSecret)]
    [InlineData("public_key", AtlasData.PublicKey, "private_key", AtlasData.PrivateKey)]
    public async Task Reads_with_every_kind_of_credentials(string first, string one, string second, string two)
    {
        await using var provider = await ProviderUnderTest.OpenAsync();
        var config = new JsonObject { ["base_url"] = provider.Atlas.BaseUrl, [first] = one };
        if (second.Length > 0)
        {
            config[second] = two;
        }

        Assert.Empty(await ConfigureAsync(provider, config));

        var state = await provider.ReadAsync(ProviderUnderTest.Checkpoint, ProviderUnderTest.CheckpointArgs());
        Assert.True(state["restorable"]?.GetValue<bool>());
        Assert.All(
            provider.Atlas.Requests.Reads,
            request => Assert.Matches(
                @"^terraform-provider-atlasbackup/\d+\.\d+\.\d+ \([a-z]+; [a-z0-9]+; terraform 1\.11\.4\)$",
                request.UserAgent));
    }

    [Fact]
    public async Task Takes_credentials_from_the_environment()
    {
        await using var provider = await ProviderUnderTest.OpenAsync(ProviderUnderTest.Options with
        {
            Environment = new Dictionary<string, string?> { ["MONGODB_ATLAS_ACCESS_TOKEN"] = AtlasData.AccessToken },
        });

        Assert.Empty(await ConfigureAsync(provider, new JsonObject { ["base_url"] = provider.Atlas.BaseUrl }));

        var state = await provider.ReadAsync(ProviderUnderTest.Checkpoint, ProviderUnderTest.CheckpointArgs());
        Assert.NotNull(state["id"]);
    }

    [Fact]
    public async Task Says_how_to_give_credentials_where_there_are_none()
    {
        await using var provider = await ProviderUnderTest.OpenAsync(
            ProviderUnderTest.Options with { Environment = NoCredentials });

        var problem = Assert.Single(await ConfigureAsync(provider, []));

        Assert.StartsWith(
            "error: No Atlas credentials | Give a service account (client_id and client_secret), an API key "
            + "(public_key and private_key) or an access_token, in the configuration (the provider block) or in the "
            + "environment (MONGODB_ATLAS_CLIENT_ID and ",
            problem,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_missing_credential_without_the_place_of_a_secret()
    {
        await using var provider = await ProviderUnderTest.OpenAsync();

        var problem = Assert.Single(await ConfigureAsync(
            provider, new JsonObject { ["client_id"] = AtlasData.ClientId }));

        Assert.Equal(
            "error: client_secret is missing: the configuration gives only client_id, and both are required", problem);
    }

    [Fact]
    public async Task Names_a_bad_setting_with_its_place()
    {
        await using var provider = await ProviderUnderTest.OpenAsync();
        var config = provider.ServiceAccount;
        config["max_retries"] = 99;

        var problem = Assert.Single(await ConfigureAsync(provider, config));

        Assert.Equal("error at max_retries: max_retries: expected a whole number from 0 to 10", problem);
    }

    [Fact]
    public async Task Never_shows_a_credential_that_is_refused()
    {
        await using var provider = await ProviderUnderTest.OpenAsync();

        var problems = await ConfigureAsync(
            provider,
            new JsonObject
            {
                ["access_token"] = "CANARY with white space",
                ["client_id"] = "CANARY \"quoted\"",
            });

        Assert.NotEmpty(problems);
        Assert.DoesNotContain(problems, problem => problem.Contains("CANARY", StringComparison.Ordinal));
        Assert.DoesNotContain(problems, problem => problem.Contains(" at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Waits_for_a_configuration_that_is_not_known_yet()
    {
        await using var provider = await ProviderUnderTest.OpenAsync();
        var config = provider.ServiceAccount;
        config["client_secret"] = Msgpack.Unknown;

        Assert.Empty(await ConfigureAsync(provider, config));

        var problems = await provider.RefusalAsync(
            ProviderUnderTest.Checkpoint, ProviderUnderTest.CheckpointArgs());
        Assert.StartsWith(
            "error: The provider's configuration is not known yet | It depends on something that is made during ",
            Assert.Single(problems),
            StringComparison.Ordinal);
        Assert.Empty(provider.Atlas.Requests.All);
    }

    [Fact]
    public async Task Warns_of_credentials_that_are_not_used()
    {
        await using var provider = await ProviderUnderTest.OpenAsync();
        var config = provider.ServiceAccount;
        config["access_token"] = AtlasData.AccessToken;

        var problem = Assert.Single(await ConfigureAsync(provider, config));

        Assert.Equal(
            "warning: Using access_token from the configuration, ignoring client_id, client_secret", problem);
    }

    private static async Task<IReadOnlyList<string>> ConfigureAsync(ProviderUnderTest provider, JsonObject config)
    {
        var problems = await provider.Session.ConfigureAsync(config, TestContext.Current.CancellationToken);
        return [.. problems.Select(ProviderUnderTest.Show)];
    }
}
