using System.Net;
using System.Net.Sockets;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>
/// Notices that the engine that started the plugin has ended, so that the plugin also ends when the engine could not
/// stop it.
/// </summary>
internal sealed class EngineWatch(string? engineAddress, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    // One refused connection may mean a full backlog. Two in a row mean a closed port.
    private const int RefusalsThatCount = 2;

    private volatile bool _isOff;

    /// <summary>The address of the engine that started the plugin, or null when it was not given.</summary>
    public string? EngineAddress { get; } = engineAddress;

    /// <summary>Stops watching, because the plugin now serves more than one engine.</summary>
    public void TurnOff() => _isOff = true;

    /// <summary>Returns when the engine has ended, or when the address cannot be watched.</summary>
    /// <returns>Whether the engine has ended.</returns>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        if (!IPEndPoint.TryParse(EngineAddress ?? "", out var endpoint) || endpoint.Port == 0)
        {
            return false;
        }

        var refusals = 0;
        while (!_isOff && refusals < RefusalsThatCount)
        {
            await Task.Delay(Interval, time, cancellationToken);
            refusals = await IsRefusedAsync(endpoint, cancellationToken) ? refusals + 1 : 0;
        }

        return !_isOff;
    }

    private static async Task<bool> IsRefusedAsync(IPEndPoint endpoint, CancellationToken cancellationToken)
    {
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endpoint, cancellationToken);
            return false;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode == SocketError.ConnectionRefused;
        }
    }
}
