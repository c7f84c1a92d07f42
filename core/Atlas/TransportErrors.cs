using System.Net.Sockets;
using System.Security.Authentication;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>Words why no answer came from Atlas, or none that can be read.</summary>
internal static class TransportErrors
{
    public static ProviderException Of(TransportException exception, Route route) => exception.Failure switch
    {
        TransportFailure.TooLarge => new ProviderException(
            FailureKind.UnexpectedAnswer,
            Wording.Of(
                $"{exception.Cause.Message}, from {exception.Host}; "
                + $"for a list, ask for fewer {new Name("itemsPerPage")}."),
            exception),
        TransportFailure.NotUnpacked => new ProviderException(
            FailureKind.UnexpectedAnswer,
            $"the answer from {exception.Host} could not be decompressed.",
            exception)
        {
            Hint = "Check whether a proxy changes the answers.",
        },
        TransportFailure.TimedOut =>
            Unreachable(FailureKind.TimedOut, exception.Cause.Message, exception, route as Route.Proxy),
        _ => Unreachable(
            FailureKind.Unavailable,
            CauseOf(exception.Cause, route as Route.Proxy),
            exception,
            route as Route.Proxy),
    };

    /// <summary>Words that the machine lacks the library for TLS and digests.</summary>
    public static ProviderException NoCryptography() => new(
        FailureKind.Unavailable,
        "this machine has no OpenSSL that can be used, and without it nothing can be sent to Atlas; "
            + "install OpenSSL 3 (libssl.so.3)");

    private static ProviderException Unreachable(
        FailureKind kind,
        Wording cause,
        TransportException exception,
        Route.Proxy? proxy)
    {
        var through = proxy is null ? "" : $" through {proxy.Shown}";
        var message = Wording.Of($"could not reach {exception.Host}{through}: {cause}");
        return new ProviderException(
            kind,
            exception.Attempts > 1 ? Wording.Of($"{message} (after {exception.Attempts} attempts)") : message,
            exception);
    }

    private static Wording CauseOf(Exception exception, Route.Proxy? proxy)
    {
        if (Causes.Find<ConnectException>(exception) is { } connect)
        {
            return ConnectErrors.CauseOf(connect, proxy);
        }

        return exception switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } tunnel =>
                ConnectErrors.CauseOf(tunnel),
            HttpRequestException { InnerException: AuthenticationException inner } => TlsErrors.CauseOf(inner, null),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                "the connection broke while TLS was being set up",
            HttpRequestException
                when exception.GetBaseException() is SocketException { SocketErrorCode: SocketError.ConnectionReset } =>
                "the connection was reset",
            HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => "the answer ended too early",
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => "the answer was not HTTP",
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
                "the headers of the answer are too long",
            HttpRequestException { InnerException: IOException } => "the connection broke",
            IOException => "the answer ended too early",
            _ => exception.Message.TrimEnd('.'),
        };
    }
}
