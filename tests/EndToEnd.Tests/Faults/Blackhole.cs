using System.Net;
using System.Net.Sockets;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>A port whose queue is full: connections to it are neither made nor refused.</summary>
internal sealed class Blackhole : IDisposable
{
    private const int MoreThanTheQueueHolds = 4;

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _queue = [];

    public Blackhole()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(0);
        for (var index = 0; index < MoreThanTheQueueHolds; index++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Blocking = false;
            _queue.Add(socket);
            try
            {
                socket.Connect(EndPoint);
            }
            catch (SocketException exception)
                when (exception.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // The connection only has to be waiting in the queue.
            }
        }
    }

    public EndPoint EndPoint =>
        _listener.LocalEndPoint ?? throw new InvalidOperationException("the socket is not bound");

    public void Dispose()
    {
        _queue.ForEach(socket => socket.Dispose());
        _listener.Dispose();
    }
}
