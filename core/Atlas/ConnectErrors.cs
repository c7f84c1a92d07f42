using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>Words why a connection failed, and whether it was one to the proxy.</summary>
internal static class ConnectErrors
{
    /// <param name="exception">At which step it failed, and why.</param>
    /// <param name="proxy">The proxy that the connection was to, or null when it was to Atlas.</param>
    public static Wording CauseOf(ConnectException exception, Route.Proxy? proxy) => exception switch
    {
        { Step: ConnectStep.Name } => Name(exception.Cause, proxy),
        { Cause: AuthenticationException inner } => TlsErrors.CauseOf(inner, proxy),
        { Step: ConnectStep.ProxyTls } => "the connection broke while TLS was being set up with the proxy",
        { Cause: SocketException inner } => Socket(inner, proxy),
        _ => exception.Cause.Message.TrimEnd('.'),
    };

    /// <summary>Words why the proxy did not connect to Atlas.</summary>
    public static Wording CauseOf(HttpRequestException exception) => exception.StatusCode switch
    {
        null => $"the proxy gave no connection ({exception.GetBaseException().Message.TrimEnd('.')})",
        HttpStatusCode.ProxyAuthenticationRequired => "the proxy answered 407; check its user and password",
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
            $"the proxy answered {(int)exception.StatusCode}; it does not allow this connection",
        >= HttpStatusCode.InternalServerError =>
            $"the proxy answered {(int)exception.StatusCode}; it could not connect either",
        { } status => $"the proxy answered {(int)status}; is this address a proxy?",
    };

    private static Wording Name(Exception cause, Route.Proxy? proxy)
    {
        if (cause is not SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData })
        {
            return $"DNS did not answer ({cause.Message.TrimEnd('.')})";
        }

        return proxy is null
            ? Wording.Of($"its name is not known; check {new Name("baseUrl")} and DNS")
            : $"the proxy's name is not known; check {proxy.Variable} and DNS";
    }

    private static Wording Socket(SocketException cause, Route.Proxy? proxy) => cause.SocketErrorCode switch
    {
        SocketError.ConnectionRefused when proxy is not null => "the proxy refused the connection",
        SocketError.ConnectionRefused => "the connection was refused",
        SocketError.ConnectionReset => "the connection was reset",
        SocketError.TimedOut => "the connection timed out",
        SocketError.TooManyOpenSockets => "this process may not open more files; raise its limit (ulimit -n)",
        _ => cause.Message.TrimEnd('.'),
    };
}
