using System.Globalization;
using System.Net;
using Polly;
using Polly.Retry;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// Tries a request again while Atlas is busy or out of reach, a bounded number of times and for a bounded time. When
/// that is used up the last answer is the answer.
/// </summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan FirstWaitWhenLimited = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(40);
    private static readonly ResiliencePropertyKey<Started> StartedKey = new("atlasbackup.started");

    private readonly Transport _transport;
    private readonly RetryNotice _notice;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    public RetryHandler(Transport transport)
    {
        _transport = transport;
        _notice = new RetryNotice(transport);
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = transport.Time };
        if (transport.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = transport.MaxRetries,
                ShouldHandle = arguments => ValueTask.FromResult(ShouldRetry(arguments)),
                DelayGenerator = arguments => ValueTask.FromResult(Wait(arguments)),
                OnRetry = OnRetry,
            });
        }

        _pipeline = builder.Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(StartedKey, new Started(_transport.Time.GetTimestamp()));
            return await _pipeline.ExecuteAsync(
                static async (context, state) =>
                    await state.Handler.SendOnceAsync(state.Request, context.CancellationToken),
                context,
                (Handler: this, Request: request));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Result.StatusCode: HttpStatusCode.TooManyRequests } => true,
        { Result.StatusCode: HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway } => true,
        { Result.StatusCode: HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout } => true,
        // A certificate that is not accepted stays so; a connection that broke while it was being secured need not.
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: not IOException } } =>
            false,
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } } => false,
        { Exception: HttpRequestException } => true,
        { Exception: IOException or TimeoutException } => true,
        _ => false,
    };

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, cancellationToken);

    private bool ShouldRetry(RetryPredicateArguments<HttpResponseMessage> arguments)
    {
        if (!IsTransient(arguments.Outcome) || arguments.Context.CancellationToken.IsCancellationRequested)
        {
            return false;
        }

        // A wait that would end after the last moment is not begun: the caller had better hear the answer now.
        return (RequestedWait(arguments.Outcome) ?? TimeSpan.Zero) < TimeLeft(arguments.Context);
    }

    private TimeSpan TimeLeft(ResilienceContext context)
    {
        var started = context.Properties.GetValue(StartedKey, default);
        return _transport.MaxTotalWait - _transport.Time.GetElapsedTime(started.Timestamp);
    }

    // Exponential with full jitter, so that callers who failed together do not come back together.
    private TimeSpan? Wait(RetryDelayGeneratorArguments<HttpResponseMessage> arguments)
    {
        if (RequestedWait(arguments.Outcome) is { } requested)
        {
            return requested;
        }

        var isLimited = arguments.Outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests;
        var first = isLimited ? FirstWaitWhenLimited : FirstWait;
        var exponential = first.TotalMilliseconds * Math.Pow(2, arguments.AttemptNumber);
        var ceiling = Math.Min(exponential, LongestWait.TotalMilliseconds);
        var wait = TimeSpan.FromMilliseconds(ceiling * _transport.Chance());
        var left = TimeLeft(arguments.Context);
        return wait < left ? wait : left;
    }

    private TimeSpan? RequestedWait(Outcome<HttpResponseMessage> outcome) =>
        outcome.Result is { } response ? RetryAfter.Of(response, _transport.Time) : null;

    private ValueTask OnRetry(OnRetryArguments<HttpResponseMessage> arguments)
    {
        var reason = arguments.Outcome.Result is { } response
            ? string.Create(CultureInfo.InvariantCulture, $"Atlas answered {(int)response.StatusCode}")
            : "Atlas did not answer";
        _notice.Say(reason, arguments.RetryDelay);
        arguments.Outcome.Result?.Dispose();
        return default;
    }

    private readonly record struct Started(long Timestamp);
}
