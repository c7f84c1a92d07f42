using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AtlasBackup.Benchmarks.Processes;

/// <summary>
/// Makes gRPC calls of which nothing is kept but the size of the answer, and with as little as HTTP/2 allows: what a
/// caller does is not the plugin's time, and on a small machine it takes the plugin's processors.
/// </summary>
internal sealed class WireClient : IDisposable
{
    private const int PrefixSize = 5;
    private const int BufferSize = 256 * 1024;
    private const int DefaultWindow = 65_535;

    // How much the plugin may send before it is told that there is room again: what an engine's window grows to.
    private const int ConnectionWindow = 16 * 1024 * 1024;
    private const int StreamWindow = 1024 * 1024;

    private const byte HeaderTableSize = 1;
    private const byte InitialWindowSize = 4;

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly ConcurrentDictionary<int, Call> _calls = new();
    private readonly Lock _lock = new();
    private readonly string _address;
    private int _lastStream = -1;
    private int _unannounced;

    private WireClient(string address) => _address = address;

    public static async Task<WireClient> ConnectAsync(string address)
    {
        var client = new WireClient(address);
        await client._socket.ConnectAsync(IPEndPoint.Parse(address));
        byte[] settings =
        [
            .. Setting(HeaderTableSize, 0),
            .. Setting(InitialWindowSize, StreamWindow),
        ];
        client.Send(
            [
                .. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8,
                .. Frame(FrameKind.Settings, 0, 0, settings),
                .. Frame(FrameKind.WindowUpdate, 0, 0, Number(ConnectionWindow - DefaultWindow)),
            ]);
        _ = client.ReceiveAsync();
        return client;
    }

    /// <summary>The bytes of a message as they go over the wire: uncompressed and with their length in front.</summary>
    public static byte[] Message(ReadOnlySpan<byte> message) => [0, .. Number(message.Length), .. message];

    /// <returns>The size of the answer.</returns>
    public Task<int> CallAsync(string method, byte[] message)
    {
        var headers = Headers(method);
        var call = new Call();
        lock (_lock)
        {
            _lastStream += 2;
            _calls[_lastStream] = call;
            Send(
                [
                    .. Frame(FrameKind.Headers, FrameFlags.EndHeaders, _lastStream, headers),
                    .. Frame(FrameKind.Data, FrameFlags.EndStream, _lastStream, message),
                ]);
        }

        return call.Answer.Task;
    }

    public void Dispose() => _socket.Dispose();

    private static byte[] Number(int number)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Setting(byte name, int value) => [0, name, .. Number(value)];

    private static byte[] Frame(FrameKind kind, byte flags, int stream, ReadOnlySpan<byte> payload) =>
        [.. Number(payload.Length).AsSpan(1), (byte)kind, flags, .. Number(stream), .. payload];

    // POST and http by their numbers in HPACK's table, the rest in plain text that nobody need remember.
    private byte[] Headers(string method) =>
    [
        0x83,
        0x86,
        0x04, .. Text($"/{method}"),
        0x01, .. Text(_address),
        0x0F, 0x10, .. Text("application/grpc"),
        0x00, .. Text("te"), .. Text("trailers"),
    ];

    private static byte[] Text(string text) => [(byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

    private void Send(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            while (!bytes.IsEmpty)
            {
                bytes = bytes[_socket.Send(bytes)..];
            }
        }
    }

    // Whoever waits for an answer goes on from here, so that no thread has to be woken for it.
    private async Task ReceiveAsync()
    {
        var buffer = new byte[BufferSize];
        var length = 0;
        try
        {
            while (await _socket.ReceiveAsync(buffer.AsMemory(length)) is var read and > 0)
            {
                length += read;
                var used = 0;
                while (FrameHeader.Read(buffer.AsSpan(used, length - used)) is { } frame)
                {
                    Receive(frame, buffer.AsSpan(used + FrameHeader.Size, frame.Length));
                    used += FrameHeader.Size + frame.Length;
                }

                buffer.AsSpan(used, length - used).CopyTo(buffer);
                length -= used;
            }

            Fail(new IOException("the plugin closed the connection"));
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    private void Receive(FrameHeader frame, ReadOnlySpan<byte> payload)
    {
        switch (frame.Kind)
        {
            case FrameKind.Data:
                var size = _calls[frame.Stream].Size += payload.Length;
                MakeRoom(frame.Stream, size, payload.Length);
                break;
            case FrameKind.Headers when (frame.Flags & FrameFlags.EndStream) != 0:
                _calls.TryRemove(frame.Stream, out var call);
                call?.End(payload, PrefixSize);
                break;
            case FrameKind.Settings or FrameKind.Ping when (frame.Flags & FrameFlags.Ack) == 0:
                Send(Frame(frame.Kind, FrameFlags.Ack, 0, frame.Kind == FrameKind.Ping ? payload : []));
                break;
            case FrameKind.Reset or FrameKind.GoAway:
                throw new IOException($"the plugin gave up stream {frame.Stream}");
            default:
                break;
        }
    }

    private void MakeRoom(int stream, int size, int more)
    {
        const int streamStep = StreamWindow / 2;
        if (size / streamStep != (size - more) / streamStep)
        {
            Send(Frame(FrameKind.WindowUpdate, 0, stream, Number(streamStep)));
        }

        _unannounced += more;
        if (_unannounced >= ConnectionWindow / 2)
        {
            Send(Frame(FrameKind.WindowUpdate, 0, 0, Number(_unannounced)));
            _unannounced = 0;
        }
    }

    private void Fail(Exception exception)
    {
        foreach (var call in _calls.Values)
        {
            call.Answer.TrySetException(exception);
        }
    }

    private sealed class Call
    {
        public TaskCompletionSource<int> Answer { get; } = new();

        public int Size { get; set; }

        public void End(ReadOnlySpan<byte> trailers, int prefixSize)
        {
            if (trailers.IndexOf("grpc-status\u00010"u8) >= 0)
            {
                Answer.TrySetResult(Size - prefixSize);
            }
            else
            {
                Answer.TrySetException(new CallRefusedException(Encoding.ASCII.GetString(trailers)));
            }
        }
    }
}

/// <summary>A call that was answered with another status than OK.</summary>
internal sealed class CallRefusedException(string trailers) : Exception($"the plugin refused: {trailers}")
{
    public bool IsCancelled => Message.Contains("grpc-status\u00011\0", StringComparison.Ordinal)
        || Message.EndsWith("grpc-status\u00011", StringComparison.Ordinal);
}
