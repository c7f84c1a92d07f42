using System.Net.Sockets;

namespace AtlasBackup.Provider.Hosting;

/// <summary>
/// Makes sure that the process may open the few files and connections that it always needs. Where it may not, parts of
/// it would fail one after the other, later and without a word.
/// </summary>
internal static class OpenFiles
{
    // The server's socket and what it waits with, two connections of the engine, some to Atlas, certificates.
    private const int Needed = 24;

    /// <exception cref="IOException">The process may not open as many.</exception>
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
