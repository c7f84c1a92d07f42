using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>A proxy that opens tunnels, or refuses to, and keeps what it was asked.</summary>
internal sealed class ConnectProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly string? _refusal;

    public ConnectProxy(string? refusal = null)
    {
        _refusal = refusal;
        _listener.Start();
        _ = ServeAsync();
    }

    public string Url => $"http://{_listener.LocalEndpoint}";

    /// <summary>The heads of the requests that came, as they came.</summary>
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
        var near = client.GetStream();
        var head = await ReadHeadAsync(near);
        Requests.Enqueue(head);
        if (_refusal is not null)
        {
            await near.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {_refusal}\r\nContent-Length: 0\r\n\r\n"),
                _end.Token);
            return;
        }

        var target = head.Split(' ')[1].Split(':');
        using var server = new TcpClient();
        var port = int.Parse(target[1], System.Globalization.CultureInfo.InvariantCulture);
        await server.ConnectAsync(IPAddress.Loopback, port, _end.Token);
        await near.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), _end.Token);
        var far = server.GetStream();
        await Task.WhenAny(near.CopyToAsync(far, _end.Token), far.CopyToAsync(near, _end.Token));
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
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
