using Grpc.Net.Client;

namespace AtlasBackup.EngineHost.Services;

/// <summary>Opens gRPC channels to addresses as Pulumi writes them: host and port, HTTP/2 without TLS.</summary>
public static class Loopback
{
    /// <summary>The largest message that any part of Pulumi takes.</summary>
    public const int MaxMessageSize = 400 * 1024 * 1024;

    /// <summary>
    /// Opens a channel with one connection, as the engine does: its calls share the limits of this connection.
    /// </summary>
    public static GrpcChannel Dial(string address) => GrpcChannel.ForAddress(
        $"http://{address}",
        new GrpcChannelOptions
        {
            MaxReceiveMessageSize = MaxMessageSize,
            MaxSendMessageSize = null,
            DisposeHttpClient = true,
            HttpHandler = new SocketsHttpHandler { UseProxy = false },
        });
}
