using System.Globalization;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Configuration;

/// <summary>
/// Reads the route to Atlas from the environment: the first that is set of https_proxy, HTTPS_PROXY, all_proxy and
/// ALL_PROXY, and the exceptions in no_proxy or NO_PROXY. Requests to this machine never use a proxy.
/// </summary>
internal sealed class ProxyEnvironment(Func<string, string?> environment)
{
    private const string Expected = "expected the address of a proxy, such as http://proxy.example:8080";
    private const int SocksPort = 1080;

    private static readonly string[] ProxyNames = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
    private static readonly string[] ExceptionNames = ["no_proxy", "NO_PROXY"];
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"];

    /// <summary>The route to an address, or why the proxy for it cannot be used.</summary>
    public (Route Route, Wording? Failure) To(Uri url)
    {
        if (Loopback.IsMeant(url) || First(ExceptionNames) is var (_, list) && NoProxy.Covers(list, url))
        {
            return (new Route.Direct(), null);
        }

        return First(ProxyNames) is var (variable, value) ? Parse(variable, value) : (new Route.System(), null);
    }

    // An error repeats only the scheme of the value: a password may be anywhere in it.
    private static (Route Route, Wording? Failure) Parse(string variable, string value)
    {
        var (scheme, rest) = value.Split("://", 2) is [var before, var after]
            ? (before.ToLowerInvariant(), after)
            : ("http", value);
        if (Uri.CheckSchemeName(scheme) && !Schemes.Contains(scheme))
        {
            return (new Route.Direct(), Wording.Of(
                $"{variable}: the scheme of a proxy is http, https, socks4, socks4a, socks5 or socks5h, "
                + $"not '{new Quote(scheme)}'"));
        }

        // As in curl, a password may contain characters such as @ and /, so the last @ ends it.
        var at = rest.LastIndexOf('@');
        if (!Uri.TryCreate($"{scheme}://{rest[(at + 1)..]}", UriKind.Absolute, out var address)
            || address.Host.Length == 0)
        {
            return (new Route.Direct(), $"{variable}: {Expected}");
        }

        var port = address.Port < 0 ? SocksPort : address.Port;
        var (user, password) = at < 0 ? ("", null) : Credentials(rest[..at]);
        return (new Route.Proxy(AddressOf(scheme, address.Host, port), variable, user, password), null);
    }

    private static Uri AddressOf(string scheme, string host, int port) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{scheme}://{host}:{port}"));

    private static (string User, Secret? Password) Credentials(string text)
    {
        var parts = text.Split(':', 2);
        return (Uri.UnescapeDataString(parts[0]), parts is [_, var password]
            ? new Secret(Uri.UnescapeDataString(password))
            : null);
    }

    private (string Name, string Value)? First(IEnumerable<string> names) => names
        .Select(name => (Name: name, Value: environment(name)?.Trim() ?? ""))
        .Where(variable => variable.Value.Length > 0)
        .Select(variable => ((string, string)?)variable)
        .FirstOrDefault();
}
