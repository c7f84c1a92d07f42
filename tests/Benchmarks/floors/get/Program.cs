// What any .NET program takes to start and to read one resource of Atlas: the URL, then the access token.
using var http = new HttpClient();
using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(args[0]));
request.Headers.TryAddWithoutValidation("Accept", "application/vnd.atlas.2023-01-01+json");
request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {args[1]}");
using var response = await http.SendAsync(request);
response.EnsureSuccessStatusCode();
Console.WriteLine((await response.Content.ReadAsByteArrayAsync()).Length);
