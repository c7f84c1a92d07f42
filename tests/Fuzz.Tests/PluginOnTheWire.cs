using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace AtlasBackup.Fuzz.Tests;

/// <summary>The published plugin in its own process, spoken to byte by byte.</summary>
public sealed class PluginOnTheWire : IDisposable
{
    private const string Service = "pulumirpc.ResourceProvider";

    // What a client of gRPC makes of a path that leads nowhere.
    private const int Unimplemented = 12;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly int _port;

    public PluginOnTheWire()
    {
        // Whatever a made-up configuration asks for, nothing leaves this machine.
        var start = new ProcessStartInfo(Repository.PathOf("bin/pulumi-resource-atlasbackup"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ALL_PROXY"] = "http://127.0.0.1:1", ["HTTPS_PROXY"] = "http://127.0.0.1:1" },
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("the plugin did not start");
        _port = int.TryParse(_process.StandardOutput.ReadLine(), CultureInfo.InvariantCulture, out var port)
            ? port
            : throw new InvalidOperationException($"no port, but {_process.StandardError.ReadToEnd()}");
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, EnableMultipleHttp2Connections = true })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{_port}"),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Timeout = Patience,
        };
    }

    /// <summary>Sends the body of a call as it is.</summary>
    /// <returns>The status that came back; null when the stream was ended without one.</returns>
    public int? Call(string method, byte[] body) => CallAsync(method, body).GetAwaiter().GetResult();

    /// <summary>Sends bytes on a connection of their own, and closes it.</summary>
    public void Send(byte[] bytes)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, _port);
        try
        {
            socket.Send(bytes);
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The plugin has had enough of it, as it may.
        }
    }

    /// <summary>Fails unless the plugin runs and answers a good call well.</summary>
    public void AssertIsWell()
    {
        Assert.False(_process.HasExited, "the plugin has ended");
        Assert.Equal(0, Call("GetPluginInfo", [0, 0, 0, 0, 0]));
    }

    public void Dispose()
    {
        _http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        var error = _process.StandardError.ReadToEnd();
        _process.Dispose();
        Assert.Equal("", error);
    }

    private async Task<int?> CallAsync(string method, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/{Service}/{method}")
        {
            Content = content,
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        try
        {
            using var response = await _http.SendAsync(request);
            if (response.StatusCode == HttpStatusCode.NotFound)
            {
                return Unimplemented;
            }

            return Status(response.TrailingHeaders) ?? Status(response.Headers) ?? throw new InvalidOperationException(
                $"{method} answered {(int)response.StatusCode} without a status");
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static int? Status(HttpHeaders headers) =>
        headers.TryGetValues("grpc-status", out var values)
            ? int.Parse(values.First(), CultureInfo.InvariantCulture)
            : null;
}
