using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EndToEnd.Tests.Simulator.World;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

public sealed class WhoAmITests
{
    private static readonly string[] Cluster =
        ["whoami", "--group-id", WorldData.WebshopId, "--cluster-name", WorldData.Production];

    [Theory]
    [InlineData(Credentials.AccessToken, "accessToken", "access token", "MONGODB_ATLAS_ACCESS_TOKEN")]
    [InlineData(Credentials.ServiceAccount, "serviceAccount", "service account",
        "MONGODB_ATLAS_CLIENT_ID, MONGODB_ATLAS_CLIENT_SECRET")]
    [InlineData(Credentials.ApiKey, "apiKey", "API key",
        "MONGODB_ATLAS_PUBLIC_API_KEY, MONGODB_ATLAS_PRIVATE_API_KEY")]
    public async Task Says_which_credentials_it_found_and_what_they_see(
        Credentials credentials,
        string kind,
        string words,
        string variables)
    {
        await using var atlas = await StartAsync();

        var json = await RunAsync(atlas, credentials, "whoami", "--output", "json");
        var text = await RunAsync(atlas, credentials, "whoami");

        Assert.Equal((0, 0, ""), (json.ExitCode, text.ExitCode, text.Errors));
        var answer = json.Json;
        Assert.Equal(kind, $"{answer["credentials"]?["kind"]}");
        Assert.Equal(variables, string.Join(", ", answer["credentials"]!["variables"]!.AsArray().Select(one => $"{one}")));
        Assert.Equal(atlas.BaseUrl, $"{answer["baseUrl"]}");
        Assert.True(answer["accepted"]?.GetValue<bool>());
        Assert.Contains(answer["projects"]!.AsArray(), project => $"{project?["name"]}" == WorldData.Webshop);
        Assert.Contains($"{words} ({variables})", text.Output, StringComparison.Ordinal);
        Assert.Contains(WorldData.WebshopId, text.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "USER_UNAUTHORIZED")]
    [InlineData(403, "IP_ADDRESS_NOT_ON_ACCESS_LIST")]
    public async Task Says_that_Atlas_refuses_the_credentials(int status, string code)
    {
        await using var atlas = await StartAsync();
        atlas.Faults.Add(new Fault { Kind = FaultKind.Error, Status = status, ErrorCode = code });

        var json = await RunAsync(atlas, Credentials.AccessToken, "whoami", "--output", "json");
        var text = await RunAsync(atlas, Credentials.AccessToken, "whoami");

        Assert.Equal((1, 1), (json.ExitCode, text.ExitCode));
        Assert.False(json.Json["accepted"]?.GetValue<bool>());
        Assert.Contains(code, $"{json.Json["error"]}", StringComparison.Ordinal);
        Assert.Contains(code, text.Output, StringComparison.Ordinal);
        Assert.Empty(json.Json["projects"]!.AsArray());
    }

    [Theory]
    [InlineData("replica-set", 0)]
    [InlineData("read-only", 1)]
    public async Task Says_which_reads_of_a_verdict_Atlas_allows(string scenario, int refused)
    {
        await using var atlas = await StartAsync(scenario);

        var result = await RunAsync(atlas, Credentials.AccessToken, [.. Cluster, "--output", "json"]);
        var text = await RunAsync(atlas, Credentials.AccessToken, Cluster);

        Assert.Equal((0, 0, ""), (result.ExitCode, text.ExitCode, text.Errors));
        var reads = result.Json["cluster"]!["reads"]!.AsArray();
        Assert.NotEmpty(reads);
        var lacking = reads.Count(read => read?["allowed"]?.GetValue<bool>() == false);
        Assert.Equal(refused > 0, lacking > 0);
        Assert.Equal(lacking, text.Output.Split("refused; needed for ").Length - 1);
        Assert.Empty(atlas.Requests.Unexpected);
    }

    [Fact]
    public async Task Is_an_error_without_credentials_without_Atlas_and_with_wrong_options()
    {
        await using var atlas = await StartAsync();

        var withoutCredentials = await RunAsync(atlas, Credentials.None, "whoami");
        var withoutAtlas = await RunAsync(
            atlas, Credentials.AccessToken, "whoami", "--base-url", "http://127.0.0.1:1", "--max-retries", "0");
        var withoutCluster = await RunAsync(
            atlas, Credentials.AccessToken, "whoami", "--group-id", WorldData.WebshopId);

        Assert.StartsWith("no Atlas credentials: ", withoutCredentials.Error, StringComparison.Ordinal);
        Assert.StartsWith("could not reach 127.0.0.1:1: ", withoutAtlas.Error, StringComparison.Ordinal);
        Assert.StartsWith("--cluster-name: is required", withoutCluster.Error, StringComparison.Ordinal);
    }

    private static Task<AtlasSimulatorServer> StartAsync(string? scenario = null) => AtlasSimulatorServer.StartAsync(
        new SimulatorOptions { Now = WorldFixture.Noon, Scenario = scenario }, TestContext.Current.CancellationToken);

    private static Task<CommandResult> RunAsync(
        AtlasSimulatorServer atlas,
        Credentials credentials,
        params IReadOnlyList<string> words) =>
        CommandUnderTest.RunAsync(new CommandOptions(words) { Atlas = atlas, Credentials = credentials });
}
