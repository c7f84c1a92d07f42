using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Values;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

/// <summary>Another user of the machine never gets the environment's credentials from the plugin's port.</summary>
public sealed class StrangeConfigureTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("MONGODB_ATLAS_ACCESS_TOKEN", AtlasData.AccessToken, "", "")]
    [InlineData(
        "MONGODB_ATLAS_CLIENT_ID", AtlasData.ClientId, "MONGODB_ATLAS_CLIENT_SECRET", AtlasData.ClientSecret)]
    [InlineData("MCLI_PUBLIC_API_KEY", AtlasData.PublicKey, "MCLI_PRIVATE_API_KEY", AtlasData.PrivateKey)]
    public async Task Sends_the_credentials_of_the_environment_to_the_first_address_only(
        string first, string one, string second, string two)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: CancellationToken);
        await using var stranger = await AtlasSimulatorServer.StartAsync(cancellationToken: CancellationToken);
        var environment = new Dictionary<string, string?> { [first] = one };
        if (second.Length > 0)
        {
            environment[second] = two;
        }

        await using var host = await PluginHost.StartAsync(
            PluginUnderTest.Options with { Environment = environment }, CancellationToken);
        var session = await host.LoadAsync(
            Properties.Of(("baseUrl", atlas.BaseUrl)), cancellationToken: CancellationToken);
        await session.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs(), CancellationToken);

        var refusal = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            var other = await host.LoadAsync(
                Properties.Of(("baseUrl", stranger.BaseUrl)), cancellationToken: CancellationToken);
            await other.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs(), CancellationToken);
        });

        Assert.Contains(
            $"the credentials in the environment are for {atlas.BaseUrl.TrimEnd('/')}/ only, the baseUrl of this "
                + "plugin's first configuration; give those for another address in the configuration",
            refusal.Message,
            StringComparison.Ordinal);
        Assert.Empty(stranger.Requests.All);
        var again = await host.LoadAsync(
            Properties.Of(("baseUrl", atlas.BaseUrl)), cancellationToken: CancellationToken);
        Assert.NotEmpty((await again.InvokeAsync(
            PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs(), CancellationToken)).Return.Fields);
    }
}
