using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Values;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

public sealed class ConfigurationTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Variables => new()
    {
        { "MONGODB_ATLAS_ACCESS_TOKEN", "" },
        { "MONGODB_ATLAS_CLIENT_ID", "MONGODB_ATLAS_CLIENT_SECRET" },
        { "MONGODB_ATLAS_PUBLIC_API_KEY", "MONGODB_ATLAS_PRIVATE_API_KEY" },
        { "MONGODB_ATLAS_PUBLIC_KEY", "MONGODB_ATLAS_PRIVATE_KEY" },
        { "MCLI_PUBLIC_API_KEY", "MCLI_PRIVATE_API_KEY" },
    };

    [Theory]
    [MemberData(nameof(Variables))]
    public async Task Takes_credentials_and_address_from_the_environment(string first, string second)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: CancellationToken);
        var environment = new Dictionary<string, string?>
        {
            ["MCLI_OPS_MANAGER_URL"] = atlas.BaseUrl,
            [first] = ValueOf(first),
        };
        if (second.Length > 0)
        {
            environment[second] = ValueOf(second);
        }

        await using var host = await PluginHost.StartAsync(
            PluginUnderTest.Options with { Environment = environment }, CancellationToken);
        var session = await host.LoadAsync(cancellationToken: CancellationToken);
        var response = await session.InvokeAsync(
            PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs(), CancellationToken);

        Assert.True(response.Return.At("restorable")?.BoolValue);
    }

    [Fact]
    public async Task Accepts_numbers_as_text_as_the_engine_sends_them()
    {
        await using var plugin = await PluginUnderTest.StartAsync(
            config:
            [
                ("maxRetries", "0"), ("requestTimeoutSeconds", Properties.Secret("5")), ("maxConcurrentRequests", 2),
            ]);

        var checkpoint = await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        Assert.NotEmpty(checkpoint.Fields);
    }

    [Fact]
    public async Task Reports_missing_credentials_before_any_read()
    {
        await using var host = await PluginHost.StartAsync(
            PluginUnderTest.Options, CancellationToken);
        var session = await host.LoadAsync(Properties.Of(("version", "0.1.0")), cancellationToken: CancellationToken);

        var exception = await Assert.ThrowsAsync<ProviderException>(() => session.InvokeAsync(
            PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs(), CancellationToken));

        Assert.Contains(
            "missing required configuration key \"atlasbackup:clientId\"", exception.Message, StringComparison.Ordinal);
        Assert.Contains(
            "`pulumi config set atlasbackup:clientSecret <value>`", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_to_read_before_it_is_configured()
    {
        await using var host = await PluginHost.StartAsync(
            PluginUnderTest.Options, CancellationToken);

        var exception = await Assert.ThrowsAsync<RpcException>(() => host.Provider.InvokeAsync(
            PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs(), cancellationToken: CancellationToken));

        Assert.Equal(StatusCode.FailedPrecondition, exception.StatusCode);
        Assert.Equal("the provider is not configured: call Configure before Invoke", exception.Status.Detail);
    }

    [Theory]
    [InlineData("maxRetries", "11",
        "property maxRetries value {11} has a problem: expected a whole number from 0 to 10, got 11")]
    [InlineData("maxRetries", "many",
        "property maxRetries value {many} has a problem: expected a whole number from 0 to 10, got text")]
    [InlineData("baseUrl", "http://cloud.mongodb.com", "others could read the credentials over http")]
    [InlineData("publicKey", "mdb_sa_id_1",
        "has a problem: publicKey in the configuration is the client ID of a service account; give it as clientId")]
    [InlineData("clientId", "mdb_sa_id_1",
        "has a problem: clientSecret is missing: the configuration gives only clientId, and both are required")]
    [InlineData("accessToken", "two words",
        "has a problem: accessToken in the configuration contains white space or control characters")]
    public async Task Refuses_a_configuration_that_cannot_work(string key, string value, string text)
    {
        await using var host = await PluginHost.StartAsync(
            PluginUnderTest.Options, CancellationToken);

        var exception = await Assert.ThrowsAsync<ProviderException>(() =>
            host.LoadAsync(Properties.Of((key, value)), cancellationToken: CancellationToken));

        Assert.Contains(text, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warns_of_credentials_that_have_no_effect_and_of_unknown_keys()
    {
        await using var plugin = await PluginUnderTest.StartAsync(
            Credentials.ServiceAccount,
            null,
            ("accessToken", Properties.Secret(AtlasData.AccessToken)),
            ("maxRetry", 3));
        await plugin.Session.Configured;

        var unused = await plugin.Host.Log.WaitForAsync(
            entry => entry.Message.StartsWith("using accessToken ", StringComparison.Ordinal),
            CancellationToken);
        var unknown = await plugin.Host.Log.WaitForAsync(
            entry => entry.Message.StartsWith(
                "the configuration key 'maxRetry' is not known", StringComparison.Ordinal),
            CancellationToken);

        Assert.Equal("using accessToken from the configuration, ignoring clientId, clientSecret", unused.Message);
        Assert.Equal(Pulumirpc.LogSeverity.Warning, unknown.Severity);
    }

    [Fact]
    public async Task Serves_its_schema_without_configuration_or_network()
    {
        await using var host = await PluginHost.StartAsync(
            PluginUnderTest.Options, CancellationToken);

        var schema = System.Text.Json.Nodes.JsonNode.Parse(
            await host.Provider.GetSchemaAsync(cancellationToken: CancellationToken))!;

        Assert.Equal(PluginUnderTest.PluginVersion, (string?)schema["version"]);
        Assert.StartsWith("github://", (string?)schema["pluginDownloadURL"], StringComparison.Ordinal);
        Assert.Equal(
            SchemaFile.FunctionNames,
            schema["functions"]!.AsObject().Select(function => SchemaFile.ShortName(function.Key)));
    }

    [Fact]
    public async Task Compares_configurations_without_ever_asking_for_a_replacement()
    {
        await using var host = await PluginHost.StartAsync(
            PluginUnderTest.Options, CancellationToken);
        var identity = ProviderIdentity.For("atlasbackup");
        var olds = Properties.Of(("baseUrl", "https://a"), ("maxRetries", "1"));

        var same = await host.Provider.DiffConfigAsync(identity, olds, olds, CancellationToken);
        var changed = await host.Provider.DiffConfigAsync(
            identity,
            olds,
            Properties.Of(("baseUrl", "https://b"), ("clientId", "x"), ("maxRetries", "1")),
            CancellationToken);

        Assert.Equal(Pulumirpc.DiffResponse.Types.DiffChanges.DiffNone, same.Changes);
        Assert.Equal(Pulumirpc.DiffResponse.Types.DiffChanges.DiffSome, changed.Changes);
        Assert.Equal(["baseUrl", "clientId"], changed.Diffs);
        Assert.Empty(changed.Replaces);
    }

    private static string ValueOf(string variable) => variable switch
    {
        "MONGODB_ATLAS_ACCESS_TOKEN" => AtlasData.AccessToken,
        "MONGODB_ATLAS_CLIENT_ID" => AtlasData.ClientId,
        "MONGODB_ATLAS_CLIENT_SECRET" => AtlasData.ClientSecret,
        _ when variable.Contains("PUBLIC", StringComparison.Ordinal) => AtlasData.PublicKey,
        _ => AtlasData.PrivateKey,
    };
}
