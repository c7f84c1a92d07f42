using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.EndToEnd.Tests.Simulator.World;

/// <summary>Reads of the project with a cluster of every kind.</summary>
internal sealed class WorldReads(AtlasSimulatorServer atlas) : IDisposable
{
    private const string Project = $"/api/atlas/v2/groups/{WorldData.WebshopId}/";

    private readonly AtlasClient _client = AtlasClient.WithToken(atlas);

    public Task<JsonNode> OfAsync(string cluster, string below = "") =>
        OfProjectAsync($"clusters/{cluster}/{below}".TrimEnd('/'));

    public Task<JsonNode> OfFlexAsync(string cluster, string below = "") =>
        OfProjectAsync($"flexClusters/{cluster}/{below}".TrimEnd('/'));

    public async Task<JsonNode> OfProjectAsync(string below) =>
        await AtlasClient.JsonAsync(await GetAsync(Project + below));

    /// <summary>The items of a list.</summary>
    public async Task<IReadOnlyList<JsonNode>> ListAsync(string cluster, string below) =>
        [.. (await OfAsync(cluster, below))["results"]?.AsArray().OfType<JsonNode>() ?? []];

    public async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);

        // A later date is answered in the newest version.
        request.Headers.Accept.ParseAdd("application/vnd.atlas.2025-03-12+json");
        return await _client.SendAsync(request);
    }

    public void Dispose() => _client.Dispose();
}
