using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AtlasBackup.Tests.Support;

/// <summary>
/// A stand-in for Atlas that writes the bytes of its answers itself: one answer to a connection, which it then closes.
/// A server library would not allow such invalid answers.
/// </summary>
internal sealed class RawAtlas : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Queue<byte[]> _answers;
    private readonly List<string> _requests = [];
    private readonly Task _serving;

    public RawAtlas(params byte[][] answers)
    {
        _answers = new Queue<byte[]>(answers);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Authority => _listener.LocalEndpoint.ToString() ?? "";

    public Uri BaseUrl => new($"http://{Authority}/");

    /// <summary>The first lines of the requests, in order.</summary>
    public IReadOnlyList<string> Requests => _requests;

    public static byte[] Answer(string head, ReadOnlySpan<byte> body) =>
        [.. Encoding.ASCII.GetBytes($"{head}\r\n\r\n"), .. body];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving;
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync(_end.Token);
                await AnswerAsync(connection.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        // The header gives the length of the body. The whole body is read before the answer is sent.
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        _requests.Add(await reader.ReadLineAsync(_end.Token) ?? "");
        var length = 0;
        while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 } line)
        {
            length = line.StartsWith("Content-Length: ", StringComparison.Ordinal)
                ? int.Parse(line.AsSpan(16), System.Globalization.CultureInfo.InvariantCulture)
                : length;
        }

        if (length > 0)
        {
            await reader.ReadBlockAsync(new char[length], _end.Token);
        }

        if (_answers.TryDequeue(out var answer))
        {
            await stream.WriteAsync(answer, _end.Token);
        }
    }
}
