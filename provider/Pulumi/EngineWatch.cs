using System.Net;
using System.Net.Sockets;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>
/// Notices that the engine which started the plugin is gone, so that no plugin is left behind when the engine could not
/// end it.
/// </summary>
internal sealed class EngineWatch(string? engineAddress, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    // One refusal may be a full backlog; two in a row are a closed port.
    private const int RefusalsThatCount = 2;

    private volatile bool _isOff;

    /// <summary>Where the engine that started the plugin listens, or null when nobody said.</summary>
    public string? EngineAddress { get; } = engineAddress;

    /// <summary>Stops watching: the plugin serves more than one engine.</summary>
    public void TurnOff() => _isOff = true;

    /// <summary>Returns when the engine is gone, or when the address is none that can be watched.</summary>
    /// <returns>Whether the engine is gone.</returns>
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
