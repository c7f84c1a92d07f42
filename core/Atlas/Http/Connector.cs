using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// Opens the connections, to Atlas or to the proxy, and says at which step one failed. The sockets themselves do not
/// tell the proxy's certificate from Atlas's, and they wait longer for DNS than for anything else.
/// </summary>
internal sealed class Connector(Transport transport)
{
    public async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await RunAsync(ConnectStep.Name, AddressesAsync(host, cancellationToken));
        var stream = await RunAsync(ConnectStep.Socket, OpenAsync(addresses, port, cancellationToken));
        return transport.Route is Route.Proxy { Address.Scheme: "https" }
            ? await RunAsync(ConnectStep.ProxyTls, SecureAsync(stream, host, cancellationToken))
            : stream;
    }

    private static async Task<T> RunAsync<T>(ConnectStep step, Task<T> task)
    {
        try
        {
            return await task;
        }
        catch (Exception exception)
        {
            throw new ConnectException(step, exception);
        }
    }

    // The system's resolver cannot be cancelled: it may go on after the wait for it has ended.
    private async Task<IPAddress[]> AddressesAsync(string host, CancellationToken cancellationToken) =>
        IPAddress.TryParse(host, out var address)
            ? [address]
            : await transport.Lookups.CountAsync(
                () => transport.Resolve(host, cancellationToken).WaitAsync(cancellationToken));

    private static async Task<Stream> OpenAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        for (var index = 0; ; index++)
        {
            try
            {
                return await OpenAsync(new IPEndPoint(addresses[index], port), cancellationToken);
            }
            catch (SocketException) when (index < addresses.Length - 1)
            {
                // The next address may accept the connection.
            }
        }
    }

    private static async Task<Stream> OpenAsync(IPEndPoint endPoint, CancellationToken cancellationToken)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<Stream> SecureAsync(Stream stream, string host, CancellationToken cancellationToken)
    {
        var secured = new SslStream(stream);
        try
        {
            var options = new SslClientAuthenticationOptions { TargetHost = host };
            await secured.AuthenticateAsClientAsync(options, cancellationToken);
            return secured;
        }
        catch
        {
            await secured.DisposeAsync();
            throw;
        }
    }
}
