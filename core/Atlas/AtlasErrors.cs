using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>Words what went wrong on the way to Atlas or at its hands: one line, with what to do.</summary>
internal static class AtlasErrors
{
    /// <summary>Sends a request, and turns a failure to reach Atlas into words.</summary>
    /// <returns>The answer, with its body read to the end.</returns>
    public static async Task<HttpResponseMessage> SendAsync(
        HttpMessageInvoker http,
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw Unreachable(FailureKind.TimedOut, request, exception.Message, exception);
        }
        catch (BodyTooLargeException exception)
        {
            throw new ProviderException(
                FailureKind.UnexpectedAnswer,
                $"{exception.Message}, from {request.RequestUri?.Host}; for a list, ask for fewer itemsPerPage.",
                exception);
        }
        catch (InvalidDataException exception)
        {
            throw new ProviderException(
                FailureKind.UnexpectedAnswer,
                $"the answer from {request.RequestUri?.Host} could not be unpacked. Check for a proxy in between.",
                exception);
        }
        catch (HttpRequestException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unreachable(FailureKind.Unavailable, request, Cause(exception), exception);
        }
        catch (IOException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unreachable(FailureKind.Unavailable, request, "the answer broke off", exception);
        }
    }

    /// <summary>The body of an answer that came from <see cref="SendAsync"/>.</summary>
    public static ReadOnlyMemory<byte> BodyOf(HttpResponseMessage response) =>
        response.Content is BufferedContent buffered
            ? buffered.Bytes
            : throw new InvalidOperationException("the body has not been read");

    /// <summary>What an answer that is not a success says of itself.</summary>
    public static AtlasError ErrorOf(HttpResponseMessage response) => AtlasError.Read(
        (int)response.StatusCode,
        BodyOf(response).Span,
        name => response.Headers.TryGetValues(name, out var values) ? values.First() : null);

    /// <summary>Words an answer that is not a success.</summary>
    public static ProviderException Refusal(HttpResponseMessage response, string what, string? successor)
    {
        var status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
        {
            var target = response.Headers.Location is { IsAbsoluteUri: true } location
                ? location.Host
                : "another place";
            return new ProviderException(
                FailureKind.UnexpectedAnswer,
                Line($"Atlas answered {status} to {what}: a redirect to {target}, which is not followed. ")
                    + "Check baseUrl.");
        }

        return Refusal(ErrorOf(response), ContentTypeOf(response.Content.Headers.ContentType), what, successor);
    }

    /// <summary>Words an error that Atlas gave.</summary>
    public static ProviderException Refusal(AtlasError error, string contentType, string what, string? successor)
    {
        var detail = error.Detail ?? (error.Code is null ? NoDetail(contentType) : Reason(error.Status));
        var code = error.Code is null ? "" : $" ({error.Code})";
        var hint = Hints.For(error, successor);
        return new ProviderException(
            AtlasErrors.Meaning(error.Status),
            Line($"Atlas answered {error.Status} to {what}: {detail.TrimEnd('.')}{code}.{(hint is null ? "" : $" {hint}")}"));
    }

    /// <summary>What an HTTP status means.</summary>
    public static FailureKind Meaning(int status) => status switch
    {
        400 => FailureKind.InvalidArgument,
        401 => FailureKind.Unauthenticated,
        403 => FailureKind.PermissionDenied,
        404 => FailureKind.NotFound,
        408 => FailureKind.TimedOut,
        429 => FailureKind.RateLimited,
        >= 400 and < 500 => FailureKind.Refused,
        >= 500 => FailureKind.Unavailable,
        _ => FailureKind.UnexpectedAnswer,
    };

    public static string ContentTypeOf(MediaTypeHeaderValue? type) => type?.MediaType ?? "of no type";

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Reason(int status) =>
        Enum.IsDefined((HttpStatusCode)status) ? ((HttpStatusCode)status).ToString() : "no reason given";

    private static string NoDetail(string contentType) => contentType.EndsWith("json", StringComparison.OrdinalIgnoreCase)
        ? "no reason given"
        : $"no reason given (the answer is {contentType}, as from a proxy)";

    private static ProviderException Unreachable(
        FailureKind failure,
        HttpRequestMessage request,
        string cause,
        Exception exception)
    {
        var attempts = request.Attempts > 1 ? Line($" (after {request.Attempts} attempts)") : "";
        var host = request.RequestUri is { IsDefaultPort: true } uri ? uri.Host : request.RequestUri?.Authority;
        return new ProviderException(failure, $"could not reach {host}: {cause}{attempts}", exception);
    }

    private static string Cause(HttpRequestException exception) => exception switch
    {
        { HttpRequestError: HttpRequestError.NameResolutionError } => "its name is not known; check baseUrl and DNS",
        { HttpRequestError: HttpRequestError.ProxyTunnelError } => "the proxy refused; check HTTPS_PROXY and NO_PROXY",
        { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: AuthenticationException inner } =>
            $"its certificate was not accepted ({inner.Message.TrimEnd('.')}); behind a proxy that inspects TLS, set SSL_CERT_FILE",
        { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } =>
            "the connection was refused",
        _ when exception.GetBaseException() is SocketException { SocketErrorCode: SocketError.ConnectionReset } =>
            "the connection was reset",
        { InnerException: SocketException { SocketErrorCode: SocketError.TimedOut } } => "the connection timed out",
        { HttpRequestError: HttpRequestError.ResponseEnded } => "the answer broke off",
        { HttpRequestError: HttpRequestError.InvalidResponse } => "the answer was not HTTP",
        { InnerException: IOException } => "the connection broke",
        _ => exception.Message.TrimEnd('.'),
    };
}
