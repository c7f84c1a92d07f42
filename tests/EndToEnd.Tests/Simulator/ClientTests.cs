using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.EndToEnd.Tests.Simulator;

/// <summary>
/// Requests that third-party clients send, such as Atlas's official one for Go, and that Atlas accepts.
/// </summary>
public sealed class ClientTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Grant = "grant_type=client_credentials";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("*/*")]
    [InlineData("application/json")]
    [InlineData("application/json, text/plain, */*")]
    [InlineData("application/json; charset=utf-8")]
    public async Task Makes_a_token_whatever_the_client_accepts(string? accept)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);

        var (status, token) = await PostAsync(atlas, "/api/oauth/token", Grant, accept: accept);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            ("Bearer", 3_600),
            ((string?)JsonNode.Parse(token)!["token_type"], (int)JsonNode.Parse(token)!["expires_in"]!));
    }

    [Theory]
    [InlineData("Basic", false, Form)]
    [InlineData("basic", false, Form)]
    [InlineData("Basic", true, Form)]
    [InlineData("Basic", false, $"{Form}; charset=UTF-8")]
    public async Task Makes_a_token_for_credentials_in_every_form_of_OAuth(string scheme, bool escaped, string type)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);

        var (status, _) = await PostAsync(
            atlas, "/api/oauth/token", $"scope=&{Grant}", scheme: scheme, isEscaped: escaped, type: type);

        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task Revokes_a_token_with_and_without_a_token_type_hint()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);
        foreach (var hint in new[] { "&token_type_hint=access_token", "" })
        {
            var (_, made) = await PostAsync(atlas, "/api/oauth/token", Grant);
            var token = Uri.EscapeDataString((string)JsonNode.Parse(made)!["access_token"]!);

            var answer = await PostAsync(atlas, "/api/oauth/revoke", $"token={token}{hint}", accept: null);

            Assert.Equal((HttpStatusCode.OK, ""), answer);
        }

        Assert.Equal(2, atlas.Counters.TokensRevoked);
    }

    [Theory]
    [InlineData("application/vnd.atlas.2023-01-01+json")]
    [InlineData("application/vnd.atlas.2024-10-23+json;charset=utf-8")]
    [InlineData("Application/VND.Atlas.2023-01-01+JSON")]
    [InlineData("application/json;q=0.5, application/vnd.atlas.2023-01-01+json;q=1.0, */*;q=0.1")]
    public async Task Answers_a_client_that_accepts_several_versions(string accept)
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);

        using var response = await GetAsync(atlas, AtlasClient.Checkpoint, accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/vnd.atlas.2023-01-01+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Empty(atlas.Requests.Unexpected);
    }

    [Fact]
    public async Task Answers_with_line_breaks_or_in_an_envelope_on_request()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);
        using var client = AtlasClient.WithToken(atlas);
        var list = AtlasClient.Restores(AtlasData.ReplicaSetCluster);

        var plain = await client.ReadAsync(AtlasClient.Checkpoint);
        using var pretty = await client.GetAsync($"{AtlasClient.Checkpoint}?pretty=true");
        var one = await client.ReadAsync($"{AtlasClient.Checkpoint}?envelope=TRUE&pretty=false");
        var many = await client.ReadAsync($"{list}?envelope=true");

        var text = await pretty.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("\n", text, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(plain, JsonNode.Parse(text)));
        Assert.True(JsonNode.DeepEquals(new JsonObject { ["status"] = 200, ["content"] = plain }, one));
        Assert.Equal((200, true), ((int)many["status"]!, many["results"] is JsonArray));
        Assert.Empty(atlas.Requests.Unexpected);
    }

    [Fact]
    public async Task Answers_a_path_that_ends_with_a_slash()
    {
        await using var atlas = await AtlasSimulatorServer.StartAsync(cancellationToken: Cancellation);
        using var client = AtlasClient.WithToken(atlas);

        using var response = await client.GetAsync($"{AtlasClient.Checkpoint}/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(
        AtlasSimulatorServer atlas,
        string path,
        string form,
        string? accept = "application/json",
        string scheme = "Basic",
        bool isEscaped = false,
        string type = Form)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(atlas.BaseUrl + path));
        var (id, secret) = (AtlasData.ClientId, AtlasData.ClientSecret);
        var pair = isEscaped ? $"{Escape(id)}:{Escape(secret)}" : $"{id}:{secret}";
        request.Headers.Authorization =
            new AuthenticationHeaderValue(scheme, Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        request.Headers.TryAddWithoutValidation("Accept", accept is null ? [] : [accept]);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(form));
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await http.SendAsync(request, Cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    // Escapes more than is required, because no document says which characters must be escaped.
    private static string Escape(string text) => text.Replace("_", "%5F", StringComparison.Ordinal);

    private static async Task<HttpResponseMessage> GetAsync(AtlasSimulatorServer atlas, string path, string accept)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(atlas.BaseUrl + path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AtlasData.AccessToken);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await http.SendAsync(request, Cancellation);
    }
}
