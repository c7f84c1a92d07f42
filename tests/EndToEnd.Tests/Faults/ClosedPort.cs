using System.Net;
using System.Net.Sockets;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>
/// A port that is bound without a listener: it refuses connections, and no other process can take it.
/// </summary>
internal sealed class ClosedPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ClosedPort() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public EndPoint? EndPoint => _socket.LocalEndPoint;

    public void Dispose() => _socket.Dispose();
}
