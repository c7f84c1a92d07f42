using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

/// <summary>
/// Checks what an engine may do on its connection, although a server on the Internet would not allow it.
/// </summary>
public sealed class WireLimitTests
{
    private const int Megabyte = 1024 * 1024;
    private const int PrefixSize = 5;
    private const int FrameHeaderSize = 9;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Waits_for_a_client_that_reads_an_answer_of_many_megabytes_in_pieces_and_serves_it_meanwhile()
    {
        await using var plugin = await PluginUnderTest.StartAsync(
            atlasOptions: new SimulatorOptions { RestoreJobs = 5_000 });
        await plugin.Session.Configured;
        using var http = Client(plugin);
        var arguments = PluginUnderTest.Args(AtlasData.ShardedCluster);
        using var request = Invoke(new ByteArrayContent(Message(PluginUnderTest.Restores, arguments)));
        using var response = await http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, CancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(CancellationToken);

        var prefix = new byte[PrefixSize];
        await body.ReadExactlyAsync(prefix, CancellationToken);
        var left = BinaryPrimitives.ReadInt32BigEndian(prefix.AsSpan(1));
        var length = left;
        while (left > 0)
        {
            await AssertServedAsync(http);
            var piece = new byte[Math.Min(left, Megabyte)];
            await body.ReadExactlyAsync(piece, CancellationToken);
            left -= piece.Length;
        }

        Assert.InRange(length, 4 * Megabyte, int.MaxValue);
        Assert.Equal(0, await body.ReadAsync(prefix, CancellationToken));
        Assert.Equal("0", Assert.Single(response.TrailingHeaders.GetValues("grpc-status")));
    }

    [Fact]
    public async Task Serves_other_calls_while_a_large_request_arrives_in_parts()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        await plugin.Session.Configured;
        using var http = Client(plugin);
        var arguments = PluginUnderTest.Args(new string('x', 16 * Megabyte));
        using var request = Invoke(new ContentInParts(
            Message(PluginUnderTest.Checkpoint, arguments), Megabyte, async () => await AssertServedAsync(http)));

        using var response = await http.SendAsync(request, CancellationToken);

        var body = await response.Content.ReadAsByteArrayAsync(CancellationToken);
        var answer = InvokeResponse.Parser.ParseFrom(body, PrefixSize, body.Length - PrefixSize);
        Assert.Equal(["checkpointId", "clusterName"], answer.Failures.Select(failure => failure.Property).Order());
    }

    [Theory]
    [InlineData(1_000, 100)]
    [InlineData(10, 100_000)]
    public async Task Takes_a_call_with_much_metadata(int headers, int length)
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        await plugin.Session.Configured;
        var metadata = new Metadata();
        for (var number = 0; number < headers; number++)
        {
            metadata.Add($"trace-context-{number}", new string('x', length));
        }

        var answer = await plugin.Host.Provider.Raw.InvokeAsync(
            new InvokeRequest { Tok = PluginUnderTest.Checkpoint, Args = PluginUnderTest.CheckpointArgs() },
            metadata,
            cancellationToken: CancellationToken);

        Assert.NotEmpty(answer.Return.Fields);
    }

    [Theory]
    [InlineData(Opening.Nothing)]
    [InlineData(Opening.Settings)]
    [InlineData(Opening.HalfOfTheHeaders)]
    public async Task Keeps_a_connection_on_which_the_client_is_silent(Opening opening)
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPEndPoint.Parse(plugin.Host.Address), CancellationToken);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(BytesOf(opening), CancellationToken);
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);

        // The server checks for time-outs every second, and less often on a slow machine.
        silence.CancelAfter(TimeSpan.FromSeconds(3));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            while (true)
            {
                await ReadFrameAsync(stream, silence.Token);
            }
        });
    }

    [Fact]
    public async Task Answers_every_ping_of_a_client_that_sends_one_after_the_other()
    {
        const int pings = 10_000;
        await using var plugin = await PluginUnderTest.StartAsync();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPEndPoint.Parse(plugin.Host.Address), CancellationToken);
        await using var stream = new NetworkStream(socket);
        byte[] ping = [0, 0, 8, FrameType.Ping, 0, 0, 0, 0, 0, .. "answer  "u8];

        byte[] frames =
        [
            .. BytesOf(Opening.Settings),
            .. Enumerable.Repeat(ping, pings).SelectMany(bytes => bytes),
        ];
        var sending = stream.WriteAsync(frames, CancellationToken);
        var answers = 0;
        while (answers < pings)
        {
            answers += await ReadFrameAsync(stream, CancellationToken) == FrameType.Ping ? 1 : 0;
        }

        await sending;
        Assert.Equal(pings, answers);
    }

    private static byte[] BytesOf(Opening opening)
    {
        byte[] settings =
        [
            .. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8,
            0, 0, 0, FrameType.Settings, 0, 0, 0, 0, 0,
        ];
        return opening switch
        {
            Opening.Settings => settings,

            // POST and http; the end of the headers never comes.
            Opening.HalfOfTheHeaders => [.. settings, 0, 0, 2, FrameType.Headers, 0, 0, 0, 0, 1, 0x83, 0x86],
            _ => [],
        };
    }

    private static async Task<byte> ReadFrameAsync(Stream stream, CancellationToken cancellationToken)
    {
        var header = new byte[FrameHeaderSize];
        await stream.ReadExactlyAsync(header, cancellationToken);
        await stream.ReadExactlyAsync(new byte[(header[1] << 8) | header[2]], cancellationToken);
        return header[3] != FrameType.GoAway ? header[3] : throw new IOException("the plugin ended the connection");
    }

    private static async Task AssertServedAsync(HttpClient http)
    {
        using var request = Request("GetPluginInfo", new ByteArrayContent(new byte[PrefixSize]));
        using var response = await http.SendAsync(request, CancellationToken)
            .WaitAsync(PluginUnderTest.Long, CancellationToken);
        Assert.Equal("0", Assert.Single(response.TrailingHeaders.GetValues("grpc-status")));
    }

    // One connection, as the engine's.
    private static HttpClient Client(PluginUnderTest plugin) => new(new SocketsHttpHandler { UseProxy = false })
    {
        BaseAddress = new Uri($"http://{plugin.Host.Address}"),
    };

    private static HttpRequestMessage Invoke(HttpContent content) => Request("Invoke", content);

    private static HttpRequestMessage Request(string method, HttpContent content)
    {
        content.Headers.ContentType = new("application/grpc");
        return new HttpRequestMessage(HttpMethod.Post, $"/pulumirpc.ResourceProvider/{method}")
        {
            Content = content,
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    private static byte[] Message(string token, Google.Protobuf.WellKnownTypes.Struct arguments)
    {
        var message = new InvokeRequest { Tok = token, Args = arguments }.ToByteArray();
        var prefix = new byte[PrefixSize];
        BinaryPrimitives.WriteInt32BigEndian(prefix.AsSpan(1), message.Length);
        return [.. prefix, .. message];
    }

    /// <summary>The step after which a client sends nothing more.</summary>
    public enum Opening
    {
        Nothing,
        Settings,
        HalfOfTheHeaders,
    }

    private static class FrameType
    {
        public const byte Headers = 1;
        public const byte Settings = 4;
        public const byte Ping = 6;
        public const byte GoAway = 7;
    }

    /// <summary>A body that is sent in parts, with an action after each part.</summary>
    private sealed class ContentInParts(byte[] body, int partSize, Func<Task> betweenAsync) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            foreach (var part in body.Chunk(partSize))
            {
                await stream.WriteAsync(part, CancellationToken).AsTask()
                    .WaitAsync(PluginUnderTest.Long, CancellationToken);
                await stream.FlushAsync(CancellationToken);
                await betweenAsync();
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
