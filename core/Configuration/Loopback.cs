using System.Net;

namespace AtlasBackup.Core.Configuration;

/// <summary>Tells whether an address leads to this machine and to no other.</summary>
internal static class Loopback
{
    private const string Name = "localhost";

    /// <summary>
    /// Whether the address is loopback. 127.0.0.1 mapped to IPv6, [::ffff:127.0.0.1], is: systems send to the IPv4
    /// address, and never to a network. Other IPv6 addresses that merely contain it, such as [::127.0.0.1], are not:
    /// they are routed as any other address.
    /// </summary>
    public static bool Is(Uri url) => IPAddress.TryParse(url.DnsSafeHost, out var address)
        ? IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
        : url.IdnHost.Equals(Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether the name is meant for this machine, whatever a resolver answers.
    /// </summary>
    public static bool IsMeant(Uri url)
    {
        var host = url.IdnHost.TrimEnd('.');
        return Is(url)
            || host.Equals(Name, StringComparison.OrdinalIgnoreCase)
            || host.EndsWith($".{Name}", StringComparison.OrdinalIgnoreCase);
    }
}
