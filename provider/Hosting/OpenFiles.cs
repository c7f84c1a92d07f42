using System.Net.Sockets;

namespace AtlasBackup.Provider.Hosting;

/// <summary>
/// Makes sure that the process may open the few files and connections that it always needs. Otherwise parts of it would
/// fail later, one after the other and without a message.
/// </summary>
internal static class OpenFiles
{
    // Needed for the server's socket and its event queues, two connections of the engine, some connections to Atlas,
    // and certificates.
    private const int Needed = 24;

    /// <exception cref="IOException">The process may not open this many files.</exception>
    public static void Require()
    {
        var open = new List<Socket>(Needed);
        try
        {
            while (open.Count < Needed)
            {
                open.Add(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
            }
        }
        catch (SocketException exception)
        {
            throw new IOException(
                $"too many open files: {Needed} more are needed, and {open.Count} more are allowed; "
                    + "raise the limit of the process (ulimit -n)",
                exception);
        }
        finally
        {
            open.ForEach(socket => socket.Dispose());
        }
    }
}
