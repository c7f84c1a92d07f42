using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>A proxy that opens tunnels or refuses them, and keeps the requests.</summary>
internal sealed class ConnectProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly string? _refusal;
    private readonly X509Certificate2? _certificate;

    public ConnectProxy(string? refusal = null, X509Certificate2? certificate = null)
    {
        _refusal = refusal;
        _certificate = certificate;
        _listener.Start();
        _ = ServeAsync();
    }

    public string Url => $"{(_certificate is null ? "http" : "https")}://{_listener.LocalEndpoint}";

    /// <summary>The user and password that it requires, with a colon between them.</summary>
    public string? Password { get; init; }

    /// <summary>The target of its tunnels, whatever name is requested.</summary>
    public string Target { get; set; } = "";

    /// <summary>The heads of the requests, unchanged.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_end.Token);
            _ = TunnelAsync(client);
        }
    }

    private async Task TunnelAsync(TcpClient client)
    {
        using var _ = client;
        await using var near = await SecuredAsync(client.GetStream());
        var head = await ReadHeadAsync(near);
        Requests.Enqueue(head);
        while (Password is { } password && !head.Contains(Basic(password), StringComparison.Ordinal))
        {
            await AnswerAsync(near, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"");
            head = await ReadHeadAsync(near);
            Requests.Enqueue(head);
        }

        if (_refusal is not null)
        {
            await AnswerAsync(near, _refusal);
            return;
        }

        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, new Uri(Target).Port, _end.Token);
        await near.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), _end.Token);
        var far = server.GetStream();
        await Task.WhenAny(near.CopyToAsync(far, _end.Token), far.CopyToAsync(near, _end.Token));
    }

    private async Task<Stream> SecuredAsync(Stream stream)
    {
        if (_certificate is null)
        {
            return stream;
        }

        var secured = new SslStream(stream);
        await secured.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _end.Token);
        return secured;
    }

    private ValueTask AnswerAsync(Stream stream, string status) => stream.WriteAsync(
        Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n"), _end.Token);

    private static string Basic(string password) =>
        $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(password))}";

    private async Task<string> ReadHeadAsync(Stream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()) && await stream.ReadAsync(one, _end.Token) > 0)
        {
            head.Add(one[0]);
        }

        return Encoding.ASCII.GetString([.. head]);
    }
}
