using System.Globalization;
using System.Net;

namespace AtlasBackup.Core.Configuration;

/// <summary>
/// Reads NO_PROXY as curl does: <c>*</c>, names with their subdomains, addresses and ranges of addresses, separated by
/// commas or spaces. As in Go, a port may follow.
/// </summary>
internal static class NoProxy
{
    private static readonly char[] Separators = [',', ' ', '\t'];

    /// <summary>Whether the list says that a host is reached without a proxy.</summary>
    public static bool Covers(string list, Uri url) => list
        .Split(Separators, StringSplitOptions.RemoveEmptyEntries)
        .Any(entry => IsMatch(entry, url));

    private static bool IsMatch(string entry, Uri url)
    {
        if (entry == "*")
        {
            return true;
        }

        var (host, port) = Split(entry);
        if (port is not null && port != url.Port)
        {
            return false;
        }

        return IPAddress.TryParse(url.DnsSafeHost, out var address)
            ? IsInRange(host, Plain(address))
            : IsBelow(host, url.IdnHost.TrimEnd('.'));
    }

    // An IPv6 address contains colons itself, so its port follows a bracket.
    private static (string Host, int? Port) Split(string entry)
    {
        var close = entry.IndexOf(']', StringComparison.Ordinal);
        var colon = entry.LastIndexOf(':');
        var hasPort = close >= 0
            ? colon == close + 1
            : colon >= 0 && colon == entry.IndexOf(':', StringComparison.Ordinal);
        var host = hasPort ? entry[..colon] : entry;
        int? port = !hasPort
            ? null
            : int.TryParse(entry.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : -1;
        return (host.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal), port);
    }

    private static bool IsBelow(string entry, string host)
    {
        var name = entry.StartsWith("*.", StringComparison.Ordinal) ? entry[2..] : entry;
        name = name.Trim('.');
        return name.Length > 0
            && (host.Equals(name, StringComparison.OrdinalIgnoreCase)
                || host.EndsWith($".{name}", StringComparison.OrdinalIgnoreCase));
    }

    // The bits after the prefix are ignored, as in curl: 10.1.2.3/8 is 10.0.0.0/8.
    private static bool IsInRange(string entry, IPAddress address)
    {
        var slash = entry.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddress.TryParse(slash < 0 ? entry : entry[..slash], out var start))
        {
            return false;
        }

        start = Plain(start);
        var (first, second) = (start.GetAddressBytes(), address.GetAddressBytes());
        var bits = first.Length * 8;
        if (slash >= 0
            && !int.TryParse(entry.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out bits))
        {
            return false;
        }

        return first.Length == second.Length
            && bits <= first.Length * 8
            && Enumerable.Range(0, bits).All(bit => Bit(first, bit) == Bit(second, bit));
    }

    private static int Bit(byte[] bytes, int index) => bytes[index / 8] >> (7 - (index % 8)) & 1;

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
