using System.Net;
using System.Security.Authentication;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// Retries a request while Atlas is busy or cannot be reached: a limited number of times, and no longer than its call
/// may last. After that, the last answer is the result.
/// </summary>
internal sealed class RetryHandler(Transport transport) : DelegatingHandler
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan FirstWaitWhenLimited = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(40);

    private readonly RetryNotice _notice = new(transport);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        var started = transport.Time.GetTimestamp();
        for (var retries = 0; ; retries++)
        {
            HttpStatusCode? status = null;
            TimeSpan wait;
            try
            {
                var response = await base.SendAsync(request, cancellationToken);
                if (!IsTransient(response) || WaitBefore(retries, started, response) is not { } requested)
                {
                    return response;
                }

                (status, wait) = (response.StatusCode, requested);
                response.Dispose();
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested
                && IsTransient(exception)
                && WaitBefore(retries, started, response: null) is { } backOff)
            {
                wait = backOff;
            }

            await PauseAsync(request, status, wait, cancellationToken);
        }
    }

    private static bool IsTransient(HttpResponseMessage response) =>
        IsTransient(response.StatusCode) && !AtlasError.Of(response).IsFinal;

    private static bool IsTransient(HttpStatusCode status) => status
        is HttpStatusCode.TooManyRequests
        or HttpStatusCode.InternalServerError
        or HttpStatusCode.BadGateway
        or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.GatewayTimeout;

    private static bool IsTransient(Exception exception) => exception switch
    {
        // A certificate that is not accepted stays so; a connection that broke while it was being secured need not.
        HttpRequestException when Causes.Find<AuthenticationException>(exception) is not null => false,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            exception.InnerException is IOException,

        // A proxy repeats its refusal, unless it could not connect.
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError, StatusCode: { } status } =>
            IsTransient(status),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => false,
        HttpRequestException or IOException or TimeoutException => true,
        _ => false,
    };

    private Task PauseAsync(
        HttpRequestMessage request,
        HttpStatusCode? status,
        TimeSpan wait,
        CancellationToken cancellationToken)
    {
        _notice.Say(RequestPipeline.HostOf(request.RequestUri), status, wait);
        request.State.RetriedStatus = status;
        request.State.Stage = Stage.Retry;
        return Task.Delay(wait, transport.Time, cancellationToken);
    }

    // Null if there is no further attempt. A wait longer than the rest of the call is not begun, so the caller gets
    // the answer now.
    private TimeSpan? WaitBefore(int retries, long started, HttpResponseMessage? response)
    {
        if (retries == transport.MaxRetries)
        {
            return null;
        }

        var wait = (response is null ? null : RetryAfter.Of(response))
            ?? BackOff(retries, response?.StatusCode);
        var left = transport.CallTimeout - transport.Time.GetElapsedTime(started);
        return wait < left ? wait : null;
    }

    // Exponential with full jitter, so that callers who failed together do not come back together.
    private TimeSpan BackOff(int retries, HttpStatusCode? status)
    {
        var first = status == HttpStatusCode.TooManyRequests ? FirstWaitWhenLimited : FirstWait;
        var ceiling = first * Math.Pow(2, retries);
        return (ceiling < LongestWait ? ceiling : LongestWait) * transport.Chance();
    }
}
