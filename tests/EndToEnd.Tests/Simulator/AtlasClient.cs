using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.EndToEnd.Tests.Simulator;

/// <summary>
/// Talks to the simulator through .NET's HTTP client, which shares no code with the simulator or the plugin.
/// </summary>
internal sealed class AtlasClient : IDisposable
{
    public const string Checkpoint =
        $"/api/atlas/v2/groups/{AtlasData.ProjectId}/clusters/{AtlasData.ShardedCluster}"
        + $"/backupCheckpoints/{AtlasData.CompleteCheckpointId}";

    private readonly HttpClient _http;

    private AtlasClient(AtlasSimulatorServer atlas, NetworkCredential? apiKey, string? token)
    {
        var address = new Uri(atlas.BaseUrl);
        var credentials = apiKey is null ? null : new CredentialCache { { address, "Digest", apiKey } };
        _http = new HttpClient(new SocketsHttpHandler { Credentials = credentials, AllowAutoRedirect = false })
        {
            BaseAddress = address,
        };
        _http.DefaultRequestHeaders.Add("Accept", "application/vnd.atlas.2024-10-23+json");
        _http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static AtlasClient WithToken(AtlasSimulatorServer atlas, string token = AtlasData.AccessToken) =>
        new(atlas, null, token);

    public static AtlasClient WithApiKey(AtlasSimulatorServer atlas, string privateKey = AtlasData.PrivateKey) =>
        new(atlas, new NetworkCredential(AtlasData.PublicKey, privateKey), null);

    public static string Restores(string cluster, string query = "") =>
        $"/api/atlas/v2/groups/{AtlasData.ProjectId}/clusters/{cluster}/restoreJobs{query}";

    public Task<HttpResponseMessage> GetAsync(string path) =>
        _http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request, Cancellation);

    public async Task<JsonNode> ReadAsync(string path) => await JsonAsync(await GetAsync(path));

    public async Task<JsonNode> MintAsync(string grant = "client_credentials")
    {
        using var request = ServiceAccountRequest("/api/oauth/token", ("grant_type", grant));
        return await JsonAsync(await SendAsync(request));
    }

    public static HttpRequestMessage ServiceAccountRequest(string path, params (string Name, string Value)[] form)
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AtlasData.ClientId}:{AtlasData.ClientSecret}"));
        return new HttpRequestMessage(HttpMethod.Post, path)
        {
            Headers =
            {
                Authorization = new AuthenticationHeaderValue("Basic", basic),
                Accept = { new("application/json") },
            },
            Content = new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))),
        };
    }

    public void Dispose() => _http.Dispose();

    public static async Task<JsonNode> JsonAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!;
        }
    }
}
