using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Grpc.Net.Client;

namespace AtlasBackup.TerraformHost.Launch;

/// <summary>
/// Connects to a provider as Terraform does: on its socket, and encrypted where certificates are given.
/// </summary>
internal static class Connection
{
    public static GrpcChannel Open(HandshakeLine line, X509Certificate2? client)
    {
        var network = new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (_, end) => new NetworkStream(await ConnectAsync(line, end), ownsSocket: true),
        };
        if (client is not null)
        {
            network.SslOptions = new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                ClientCertificates = [client],
                LocalCertificateSelectionCallback = (_, _, _, _, _) => client,
                RemoteCertificateValidationCallback = (_, shown, _, _) =>
                    shown is not null && shown.GetRawCertData().SequenceEqual(line.Certificate),
            };
        }

        return GrpcChannel.ForAddress(
            client is null ? "http://localhost" : "https://localhost",
            new GrpcChannelOptions
            {
                HttpHandler = network,
                MaxReceiveMessageSize = int.MaxValue,
                DisposeHttpClient = true,
            });
    }

    private static async Task<Socket> ConnectAsync(HandshakeLine line, CancellationToken cancellationToken)
    {
        var isUnix = line.Network == "unix";
        var socket = isUnix
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(
                isUnix ? new UnixDomainSocketEndPoint(line.Address) : System.Net.IPEndPoint.Parse(line.Address),
                cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
