using System.Net;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AtlasBackup.Provider.Terraform;

/// <summary>
/// Where the provider listens: a Unix socket that only this user can reach, or a port on loopback where there are none.
/// </summary>
internal sealed class SocketPlace : IDisposable
{
    // Linux takes 107 bytes and macOS 103.
    private const int MaxPathLength = 100;

    private readonly string? _path;
    private readonly DirectoryInfo? _own;

    /// <param name="folder">The folder for the socket, or null to make one.</param>
    public SocketPlace(string? folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _own = folder is null ? Directory.CreateTempSubdirectory("atlasbackup-") : null;
        var path = _own is null
            ? System.IO.Path.Combine(folder ?? "", System.IO.Path.GetRandomFileName())
            : System.IO.Path.Combine(_own.FullName, "s");
        _path = Encoding.UTF8.GetByteCount(path) <= MaxPathLength ? path : null;
    }

    /// <summary>The path of the socket, or null where there is none.</summary>
    public string? Path => _path;

    public void Listen(KestrelServerOptions server, Action<ListenOptions> options)
    {
        if (_path is not null)
        {
            server.ListenUnixSocket(_path, options);
        }
        else
        {
            server.Listen(IPAddress.Loopback, 0, options);
        }
    }

    public void Dispose()
    {
        try
        {
            if (_path is not null)
            {
                File.Delete(_path);
            }

            _own?.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another program has removed it, or uses it. It is empty.
        }
    }
}
