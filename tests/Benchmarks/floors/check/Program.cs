// What any native .NET program takes to start and to make the requests of a verdict: a token, the cluster, then its
// schedule and its snapshots side by side, and the token's revocation. It gets the address of Atlas, the paths of the
// three reads and the credentials, and understands nothing of the answers.
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

using var http = new HttpClient { BaseAddress = new Uri(args[0]) };
var account = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{args[4]}:{args[5]}"));
using var signedIn = JsonDocument.Parse(await PostAsync("/api/oauth/token", "grant_type=client_credentials"));
var token = signedIn.RootElement.GetProperty("access_token").GetString();
var length = await GetAsync(args[1]);
length += (await Task.WhenAll(GetAsync(args[2]), GetAsync(args[3]))).Sum();
await PostAsync("/api/oauth/revoke", $"token={Uri.EscapeDataString(token ?? "")}&token_type_hint=access_token");
Console.WriteLine(length);

async Task<byte[]> PostAsync(string path, string form)
{
    using var request = new HttpRequestMessage(HttpMethod.Post, path);
    request.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
    request.Headers.Authorization = new AuthenticationHeaderValue("Basic", account);
    request.Headers.TryAddWithoutValidation("Accept", "application/json");
    using var response = await http.SendAsync(request);
    response.EnsureSuccessStatusCode();
    return await response.Content.ReadAsByteArrayAsync();
}

async Task<int> GetAsync(string pathAndVersion)
{
    var parts = pathAndVersion.Split(' ');
    using var request = new HttpRequestMessage(HttpMethod.Get, parts[0]);
    request.Headers.TryAddWithoutValidation("Accept", parts[1]);
    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
    using var response = await http.SendAsync(request);
    response.EnsureSuccessStatusCode();
    return (await response.Content.ReadAsByteArrayAsync()).Length;
}
