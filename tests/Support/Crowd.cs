using System.Net;
using System.Net.Sockets;

namespace AtlasBackup.Tests.Support;

/// <summary>
/// Fills the queue of a listener that accepts no connection, so that the next connection waits forever.
/// </summary>
internal sealed class Crowd : IDisposable
{
    private readonly List<Socket> _sockets = [];

    public Crowd(IPEndPoint endpoint)
    {
        for (var count = 0; count < 8; count++)
        {
            var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            _ = socket.ConnectAsync(endpoint);
            _sockets.Add(socket);
        }
    }

    public void Dispose() => _sockets.ForEach(socket => socket.Dispose());
}
