using AtlasBackup.AtlasSimulator.Authentication;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.AtlasSimulator.World;
using Microsoft.AspNetCore.Http;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>Handles a request in order: authentication, rate limit, version, answer, faults.</summary>
internal sealed class Pipeline(SimulatorOptions options, AtlasWorld world, FaultList faults, RequestLog log)
{
    public const string TokenPath = "/api/oauth/token";
    public const string RevokePath = "/api/oauth/revoke";

    private readonly AtlasApi _api = new(options, world);
    private readonly Gate _gate = new(options);
    private readonly RateLimit _limit = new(options);
    private readonly Delivery _delivery = new(options);

    public Counters Counters => new(_gate.Tokens.Minted, _gate.Tokens.Revoked, _gate.Digest.Challenges)
    {
        TokenRequests = _gate.Tokens.Requests,
        TokensLeft = _gate.Tokens.Left,
    };

    public async Task RunAsync(HttpContext context)
    {
        try
        {
            var fault = FaultFor(context.Request);
            var honest = await AnswerAsync(context.Request, fault);
            honest.Headers["Date"] = world.Clock.DateHeader;
            var authorization = context.Request.Headers.Authorization.ToString();
            var answer = fault is null ? honest : Spoiler.Spoil(honest, fault, authorization);
            Log(context.Request, fault?.Kind is FaultKind.Reset or FaultKind.StallHeaders ? 0 : answer.Status, honest);
            await _delivery.SendAsync(context, answer, fault);
        }
        catch (OperationCanceledException)
        {
            // The client has closed the connection. Some faults wait for that.
        }
    }

    private Fault? FaultFor(HttpRequest request)
    {
        var leg = request.Path.Value switch
        {
            TokenPath => Leg.Token,
            RevokePath => Leg.Revoke,
            _ => Credential.Of(request).Scheme.Length == 0 ? Leg.Challenge : Leg.Api,
        };
        _ = int.TryParse(request.Query["pageNum"], out var page);
        _ = int.TryParse(request.Query["itemsPerPage"], out var size);
        return faults.Take(leg, request.Path.Value ?? "", Math.Max(page, 1), size);
    }

    private async Task<Answer> AnswerAsync(HttpRequest request, Fault? fault)
    {
        switch (request.Method, request.Path.Value)
        {
            case ("POST", TokenPath):
                return await _gate.Tokens.MintAsync(request, isLost: fault is { LeavesBodyWhole: false });
            case ("POST", RevokePath):
                return await _gate.Tokens.RevokeAsync(request);
            case not ("GET", _):
                return Answer.Error(405, "METHOD_NOT_ALLOWED", "Only reads are allowed here.", "Method Not Allowed")
                    with
                { IsExpected = false };
        }

        if (_gate.Refuse(request, fault?.Kind) is { } refusal)
        {
            return refusal;
        }

        var headers = new Dictionary<string, string>();
        var limited = _limit.Take(request.Path, headers);
        var answer = limited ?? _api.Get(request, fault?.Kind);
        foreach (var (name, value) in headers)
        {
            answer.Headers[name] = value;
        }

        AddNotices(answer);
        return answer;
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

    private void Log(HttpRequest request, int status, Answer honest) => log.Add(new LoggedRequest(
        request.Method,
        request.Path.Value ?? "",
        request.QueryString.Value ?? "",
        request.Headers.Accept.ToString(),
        request.Headers.UserAgent.ToString(),
        Credential.Of(request).Scheme,
        status,
        honest.IsExpected)
    {
        IsAuthorized = honest.IsAuthorized,
        At = options.Time.GetUtcNow(),
    });
}
