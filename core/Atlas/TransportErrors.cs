using System.Net.Sockets;
using System.Security.Authentication;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>Words why no answer came from Atlas, or none that can be read.</summary>
internal static class TransportErrors
{
    public static ProviderException Of(TransportException exception) => exception.Failure switch
    {
        TransportFailure.TooLarge => new ProviderException(
            FailureKind.UnexpectedAnswer,
            Wording.Of(
                $"{exception.Cause.Message}, from {exception.Host}; "
                + $"for a list, ask for fewer {new Name("itemsPerPage")}."),
            exception),
        TransportFailure.NotUnpacked => new ProviderException(
            FailureKind.UnexpectedAnswer,
            $"the answer from {exception.Host} could not be unpacked.",
            exception)
        {
            Hint = "Check for a proxy in between.",
        },
        TransportFailure.TimedOut => Unreachable(FailureKind.TimedOut, exception.Cause.Message, exception),
        _ => Unreachable(FailureKind.Unavailable, CauseOf(exception.Cause), exception),
    };

    private static ProviderException Unreachable(FailureKind kind, Wording cause, TransportException exception)
    {
        var message = Wording.Of($"could not reach {exception.Host}: {cause}");
        return new ProviderException(
            kind,
            exception.Attempts > 1 ? Wording.Of($"{message} (after {exception.Attempts} attempts)") : message,
            exception);
    }

    private static Wording CauseOf(Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
            Wording.Of($"its name is not known; check {new Name("baseUrl")} and DNS"),
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } =>
            "the proxy refused; check HTTPS_PROXY and NO_PROXY",
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.SecureConnectionError,
            InnerException: AuthenticationException inner,
        } =>
            $"its certificate was not accepted ({inner.Message.TrimEnd('.')}); behind a proxy that inspects TLS, "
            + "set SSL_CERT_FILE",
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } =>
            "the connection was refused",
        HttpRequestException
            when exception.GetBaseException() is SocketException { SocketErrorCode: SocketError.ConnectionReset } =>
            "the connection was reset",
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.TimedOut } } =>
            "the connection timed out",
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => "the answer broke off",
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => "the answer was not HTTP",
        HttpRequestException { InnerException: IOException } => "the connection broke",
        IOException => "the answer broke off",
        _ => exception.Message.TrimEnd('.'),
    };
}
