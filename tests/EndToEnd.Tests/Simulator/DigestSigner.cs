using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.EndToEnd.Tests.Simulator;

/// <summary>Signs with one nonce and the counts that a test chooses, which .NET's own client never does.</summary>
internal sealed class DigestSigner : IDisposable
{
    private const string Realm = "MMS Public API";

    private readonly AtlasClient _client;
    private readonly string _nonce;

    private DigestSigner(AtlasClient client, string nonce)
    {
        _client = client;
        _nonce = nonce;
    }

    public static async Task<DigestSigner> StartAsync(AtlasSimulatorServer atlas)
    {
        var client = AtlasClient.WithToken(atlas, token: "none");
        using var request = new HttpRequestMessage(HttpMethod.Get, AtlasClient.Checkpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Negotiate");
        using var response = await client.SendAsync(request);
        var challenge = response.Headers.WwwAuthenticate.Single().Parameter!;
        return new DigestSigner(client, challenge.Split("nonce=\"")[1].Split('"')[0]);
    }

    public async Task<(int Status, bool IsStale)> GetAsync(int count)
    {
        const string uri = AtlasClient.Checkpoint;
        var user = Hash($"{AtlasData.PublicKey}:{Realm}:{AtlasData.PrivateKey}");
        var signature = Hash($"{user}:{_nonce}:{count:x8}:abc:auth:{Hash($"GET:{uri}")}");
        using var request = new HttpRequestMessage(HttpMethod.Get, uri);
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Digest",
            $"username=\"{AtlasData.PublicKey}\", realm=\"{Realm}\", nonce=\"{_nonce}\", uri=\"{uri}\", "
            + $"algorithm=MD5, qop=auth, nc={count:x8}, cnonce=\"abc\", response=\"{signature}\"");
        using var response = await _client.SendAsync(request);
        var challenge = response.Headers.WwwAuthenticate.SingleOrDefault()?.Parameter ?? "";
        return ((int)response.StatusCode, challenge.EndsWith("stale=true", StringComparison.Ordinal));
    }

    public void Dispose() => _client.Dispose();

    private static string Hash(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
}
