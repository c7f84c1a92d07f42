using AtlasBackup.AtlasSimulator.Authentication;
using AtlasBackup.AtlasSimulator.Faults;
using Microsoft.AspNetCore.Http;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>
/// The way of a request: who asks, within which limit, in which version, what, and what goes wrong with it.
/// </summary>
internal sealed class Pipeline(SimulatorOptions options, FaultList faults, RequestLog log)
{
    public const string TokenPath = "/api/oauth/token";
    public const string RevokePath = "/api/oauth/revoke";

    private readonly AtlasApi _api = new(options);
    private readonly DigestAuthentication _digest = new(options);
    private readonly TokenService _tokens = new(options);
    private readonly RateLimit _limit = new(options);
    private readonly Delivery _delivery = new(options);
    private int _inFlight;
    private int _mostInFlight;

    public Counters Counters => new(_tokens.Minted, _tokens.Revoked, _digest.Challenges, _mostInFlight);

    public async Task RunAsync(HttpContext context)
    {
        Enter();
        var status = 0;
        var isExpected = true;
        try
        {
            var fault = FaultFor(context.Request);
            var answer = await AnswerAsync(context.Request, fault);
            answer = fault is null ? answer : Spoiler.Spoil(answer, fault, context.Request.Headers.Authorization.ToString());
            isExpected = answer.IsExpected;
            status = fault?.Kind is FaultKind.Reset or FaultKind.StallHeaders ? 0 : answer.Status;
            Log(context.Request, status, isExpected);
            await _delivery.SendAsync(context, answer, fault);
        }
        catch (OperationCanceledException)
        {
            // The client has gone, which is what some faults wait for.
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private static (string Scheme, string Parameter) Authorization(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (header, "") : (header[..space], header[(space + 1)..]);
    }

    private void Enter()
    {
        var now = Interlocked.Increment(ref _inFlight);
        for (var most = _mostInFlight; now > most; most = _mostInFlight)
        {
            Interlocked.CompareExchange(ref _mostInFlight, now, most);
        }
    }

    private Fault? FaultFor(HttpRequest request)
    {
        var leg = request.Path.Value switch
        {
            TokenPath => Leg.Token,
            RevokePath => Leg.Revoke,
            _ => Authorization(request).Scheme.Length == 0 ? Leg.Challenge : Leg.Api,
        };
        _ = int.TryParse(request.Query["pageNum"], out var page);
        return faults.Take(leg, request.Path.Value ?? "", Math.Max(page, 1));
    }

    private async Task<Answer> AnswerAsync(HttpRequest request, Fault? fault)
    {
        switch (request.Method, request.Path.Value)
        {
            case ("POST", TokenPath):
                return await _tokens.MintAsync(request);
            case ("POST", RevokePath):
                return await _tokens.RevokeAsync(request);
            case not ("GET", _):
                return Answer.Error(405, "METHOD_NOT_ALLOWED", "Only reads are allowed here.", "Method Not Allowed")
                    with
                { IsExpected = false };
        }

        if (Refuse(request, fault) is { } refusal)
        {
            return refusal;
        }

        var headers = new Dictionary<string, string>();
        var limited = _limit.Take(request.Path, headers);
        var (version, notAcceptable) = MediaType.Negotiate(request.Headers.Accept);
        var answer = limited ?? notAcceptable ?? _api.Get(request, version, fault?.Kind);
        foreach (var (name, value) in headers)
        {
            answer.Headers[name] = value;
        }

        AddNotices(answer);
        return answer;
    }

    private Answer? Refuse(HttpRequest request, Fault? fault)
    {
        var (scheme, parameter) = Authorization(request);
        if (scheme == "Digest")
        {
            return _digest.Check(request, parameter, fault?.Kind == FaultKind.StaleNonce);
        }

        if (scheme != "Bearer")
        {
            return _digest.Challenge(isStale: false);
        }

        if (fault?.Kind == FaultKind.ExpiredToken)
        {
            _tokens.Expire(parameter);
        }

        return _tokens.IsGood(parameter) && fault?.Kind != FaultKind.ExpiredToken
            ? null
            : Answer.Error(401, "UNEXPECTED_ERROR", "You are not authorized for this resource.", "Unauthorized");
    }

    private void AddNotices(Answer answer)
    {
        if (options.Deprecation is { } deprecation)
        {
            answer.Headers["Deprecation"] = deprecation;
        }

        if (options.Sunset is { } sunset)
        {
            answer.Headers["Sunset"] = sunset;
        }
    }

    private void Log(HttpRequest request, int status, bool isExpected) => log.Add(new LoggedRequest(
        request.Method,
        request.Path.Value ?? "",
        request.QueryString.Value ?? "",
        request.Headers.Accept.ToString(),
        request.Headers.UserAgent.ToString(),
        Authorization(request).Scheme,
        status,
        isExpected));
}
