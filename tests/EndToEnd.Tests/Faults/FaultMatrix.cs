using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Plugin;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>The table of faults, their places and the expected outcomes. A request is retried twice.</summary>
internal static partial class FaultMatrix
{
    private const int Tries = 3;
    private const string Refused = "Atlas answered {status} to {what}: Unexpected error (UNEXPECTED_ERROR).";
    private const string Later = " Try again later; see status.mongodb.com.";
    private const string Foreign =
        "It may come from a gateway in front of Atlas, or from a proxy or firewall on the way; check baseUrl.";
    private const string NoToken =
        "{host} answered 200 to {what}, not in Atlas's form: application/json. " + Foreign;
    private const string NotAtlas = "{host} answered {status} to {what}, not in Atlas's form: ";
    private const string NoChallenge = "Atlas answered 401 to {what}: it names no way to sign in, so the API key was not "
        + "used. " + Elsewhere;
    private const string Stale = "Atlas answered 401 to {what}: it rejects each of its own nonces as stale, so no request can "
        + "be signed. " + Elsewhere;
    private const string Elsewhere =
        "Check baseUrl, and whether a proxy changes the answers; or use a service account (clientId and clientSecret).";
    private const string Limited = Refused + " Wait, or lower maxConcurrentRequests.";
    private const string BrokenOff = "could not reach {host}: the answer ended too early (after 3 attempts)";
    private const string IsHtml = NotAtlas + "text/html, '502 Bad Gateway 502 Bad Gateway'. " + Foreign;
    private const string BadGateway =
        NotAtlas + "text/html, '502 Bad Gateway 502 Bad Gateway'. Try again later. " + Foreign;
    private const string Empty401 = NotAtlas + "application/json, without a body. Check the credentials. " + Foreign;
    private const string NoAnswer = "could not reach {host}: no answer within 2 s (after 3 attempts)";
    private const string Redirected =
        "Atlas answered 302 to {what}: a redirect to attacker.example.invalid, which is not followed. Check baseUrl.";

    private const string Unauthorized =
        "Atlas answered 401 to {what}: You are not authorized for this resource (UNEXPECTED_ERROR). {check}";

    private static readonly Place[] All = Enum.GetValues<Place>();
    private static readonly Place[] Pages = [Place.FirstPage, Place.MiddlePage];
    private static readonly Place[] Api = [.. Pages, Place.SingleGet];
    private static readonly Place[] Bodies = [Place.Token, .. Api];

    public static IReadOnlyList<FaultCell> Cells { get; } =
    [
        .. Connections(), .. Stalls(), .. Limits(), .. Statuses(),
        .. Bodies401(), .. Answers(), .. Credentials401(), .. Echoes(),
        .. Cuts(), .. WrongAnswers(), .. Lists(), .. Tokens(),
    ];

    /// <summary>
    /// A cell for each way in which a call can end. What a front end makes of the other cells is the same.
    /// </summary>
    public static IReadOnlySet<FaultCell> Ends { get; } = Cells
        .DistinctBy(cell => cell.Outcome == StatusCode.OK
            ? $"{cell.IsList}"
            : cell.Text.Replace("{check}", cell.Check, StringComparison.Ordinal) + (cell.Text == "*" ? cell.Name : ""))
        .ToHashSet();

    private static IEnumerable<FaultCell> Connections() =>
    [
        .. At([Place.Token, Place.Challenge, Place.FirstPage, Place.SingleGet], "refused connection", null,
            StatusCode.Unavailable, "could not reach {host}: the connection was refused (after 3 attempts)", 0,
            cell => cell with { HasAtlas = false, Notices = 1 }),
        .. Once(All, "reset before headers", new Fault { Kind = FaultKind.Reset }),
        .. At(All, "reset before headers", new Fault { Kind = FaultKind.Reset },
            StatusCode.Unavailable, "could not reach {host}: the connection was reset (after 3 attempts)", Tries),
        .. Once(Bodies, "reset mid body", new Fault { Kind = FaultKind.ResetMidBody }),
        .. At(Bodies, "reset mid body", new Fault { Kind = FaultKind.ResetMidBody },
            StatusCode.Unavailable, BrokenOff, Tries),
        .. Harmless(Place.Challenge, "reset mid body", new Fault { Kind = FaultKind.ResetMidBody }),
    ];

    private static IEnumerable<FaultCell> Stalls() =>
    [
        .. Once(All, "no headers", new Fault { Kind = FaultKind.StallHeaders }, Impatient),
        .. At(All, "no headers", new Fault { Kind = FaultKind.StallHeaders },
            StatusCode.DeadlineExceeded, NoAnswer, Tries, Impatient),
        .. Once(Bodies, "stalled body", new Fault { Kind = FaultKind.StallBody }, Impatient),
        .. At(Bodies, "stalled body", new Fault { Kind = FaultKind.StallBody },
            StatusCode.DeadlineExceeded, NoAnswer, Tries, Impatient),
        .. Harmless(Place.Challenge, "stalled body", new Fault { Kind = FaultKind.StallBody }),
        .. At(All, "slow drip", new Fault { Kind = FaultKind.SlowDrip, DelayMilliseconds = 3 }, StatusCode.OK, "", 1),
        .. At(Bodies, "endless drip", new Fault { Kind = FaultKind.SlowDrip, DelayMilliseconds = 3_000 },
            StatusCode.DeadlineExceeded, NoAnswer, Tries, Impatient),
    ];

    private static IEnumerable<FaultCell> Limits() =>
    [
        .. Once(All, "429, wait 1 s", Status(429, ("Retry-After", "1"))),
        .. Once([Place.Token, Place.SingleGet], "429, wait by date",
            Status(429, ("Retry-After", "Mon, 05 Aug 2024 00:00:00 GMT"))),
        .. At(All, "429, wait 0 s", Status(429, ("Retry-After", "0")), StatusCode.ResourceExhausted, Limited, Tries),
        .. At(All, "429, no wait given", Status(429), StatusCode.ResourceExhausted, Limited, 1,
            cell => cell with { MaxRetries = 0 }),
        .. At(All, "429, wait an hour", Status(429, ("Retry-After", "3600")), StatusCode.ResourceExhausted, Limited, 1),
    ];

    private static IEnumerable<FaultCell> Statuses()
    {
        foreach (var status in new[] { 500, 502, 503, 504 })
        {
            foreach (var cell in Once(All, $"{status}", Status(status)))
            {
                yield return cell;
            }

            // The waits between attempts have their own tests. Here Atlas says how long to wait.
            var places = status == 503 ? All : [Place.Token, Place.Challenge, Place.SingleGet];
            var fault = Status(status, ("Retry-After", "0"));
            foreach (var cell in At(places, $"{status}", fault, StatusCode.Unavailable, Refused + Later, Tries))
            {
                yield return cell;
            }
        }
    }

    private static IEnumerable<FaultCell> Bodies401() =>
    [
        .. At(Api, "401, empty body", new Fault { Kind = FaultKind.EmptyBody, Status = 401 },
            StatusCode.Unauthenticated, "Atlas answered 401 to {what}: no reason given. {check}", 1, SignsInAnew),
        .. At([Place.Token], "401, empty body", new Fault { Kind = FaultKind.EmptyBody, Status = 401 },
            StatusCode.Unauthenticated, Empty401, 1),
        .. At([Place.Challenge], "401, no challenge", new Fault { Kind = FaultKind.Status, Status = 401, Body = "" },
            StatusCode.Internal, NoChallenge, 1),
        .. Harmless(Place.Challenge, "401, empty body", new Fault { Kind = FaultKind.EmptyBody, Status = 401 }),
    ];

    private static IEnumerable<FaultCell> Answers() =>
    [
        .. Once(Bodies, "truncated JSON", new Fault { Kind = FaultKind.Truncate }),
        .. At(Bodies, "truncated JSON", new Fault { Kind = FaultKind.Truncate },
            StatusCode.Unavailable, BrokenOff, Tries),
        .. Harmless(Place.Challenge, "truncated JSON", new Fault { Kind = FaultKind.Truncate }),
        .. Once(Bodies, "empty body", new Fault { Kind = FaultKind.EmptyBody, Status = 200 }),
        .. At(Bodies, "empty body", new Fault { Kind = FaultKind.EmptyBody, Status = 200 },
            StatusCode.Unavailable, BrokenOff, Tries),
        .. At(Api, "part of an answer", Status(206), StatusCode.Internal,
            "Atlas answered 206 to {what}: Partial Content, where 200 was expected. "
            + "Check baseUrl, and whether a proxy changes the answers.",
            1),
        .. At([.. Api, Place.Token, Place.Challenge], "HTML page, 200",
            new Fault { Kind = FaultKind.Html, Status = 200 },
            StatusCode.Internal, IsHtml, 1),
        .. At(All, "HTML page, 502", new Fault { Kind = FaultKind.Html, Status = 502 },
            StatusCode.Unavailable, BadGateway, Tries),
        .. At(Api, "wrong content type", new Fault { Kind = FaultKind.WrongContentType }, StatusCode.Internal,
            "{host} answered 200 to {what}, not in Atlas's form: text/plain. " + Foreign, 1),
        .. Harmless(Place.Token, "wrong content type", new Fault { Kind = FaultKind.WrongContentType }),
        .. Harmless(Place.Challenge, "wrong content type", new Fault { Kind = FaultKind.WrongContentType }),
        .. At(Api, "wrong version", new Fault { Kind = FaultKind.LaterVersion }, StatusCode.Internal,
            "the answer to {what} is application/vnd.atlas.2033-01-01+json, "
            + "newer than the 2023-01-01 that was asked for.",
            1),
        .. At(All, "gzip", null, StatusCode.OK, "", 1, cell => cell with { Atlas = cell.Atlas with { Gzip = true } }),
        .. At(Bodies, "broken gzip", Status(200, "not packed at all", ("Content-Encoding", "gzip")),
            StatusCode.Internal, "the answer from {host} could not be decompressed. Check whether a proxy changes the answers.", 1),
        .. At([Place.Token, Place.SingleGet], "oversized body",
            new Fault { Kind = FaultKind.Oversized, Bytes = 64 * 1024 * 1024 }, StatusCode.Internal,
            "the answer is larger than 64 MB, from {host}; for a list, ask for fewer itemsPerPage.", 1),
        .. Bad("nested too deep",
            Status(200, $"{{\"deep\":{new string('[', 100)}{new string(']', 100)},\"id\":\"x\",\"results\":[]}}"),
            "the answer to {what} is not what Atlas documents: it is nested deeper than 64 levels."),
        .. At(All, "redirect", new Fault { Kind = FaultKind.Redirect }, StatusCode.Internal, Redirected, 1),
    ];

    private static IEnumerable<FaultCell> Credentials401() =>
    [
        .. With(Credentials.ApiKey, At(Api, "stale nonce once", new Fault { Kind = FaultKind.StaleNonce, Times = 1 },
            StatusCode.OK, "", 2, Quietly)),
        .. With(Credentials.ApiKey, At(Api, "stale nonce", new Fault { Kind = FaultKind.StaleNonce },
            StatusCode.Internal, Stale, 4, Quietly)),
        .. With(Credentials.ServiceAccount, At(
            Api, "expired token once", new Fault { Kind = FaultKind.ExpiredToken, Times = 1 },
            StatusCode.OK, "", 2, Quietly)),
        .. With(Credentials.ServiceAccount, At(Api, "expired token", new Fault { Kind = FaultKind.ExpiredToken },
            StatusCode.Unauthenticated, Unauthorized, 2, Quietly)),
    ];

    // A text is cut off after five hundred characters, which may be in the middle of the repeated text.
    private static IEnumerable<FaultCell> Echoes() =>
        new (string Name, Fault Fault)[]
        {
            ("echo", new Fault { Kind = FaultKind.Echo, Status = 400 }),
            ("echo, cut off", new Fault { Kind = FaultKind.Echo, Status = 400, Bytes = 480 }),
            ("echo in HTML", new Fault { Kind = FaultKind.EchoHtml, Status = 400 }),
        }.SelectMany(echo => At(
            Bodies,
            echo.Name,
            echo.Fault,
            echo.Fault.Kind == FaultKind.EchoHtml ? StatusCode.Internal : StatusCode.InvalidArgument,
            "*",
            1));

    private static Fault Status(int status, params (string Name, string Value)[] headers) =>
        Status(status, null, headers);

    private static Fault Status(int status, string? body, params (string Name, string Value)[] headers) => new()
    {
        Kind = FaultKind.Status,
        Status = status,
        Body = body,
        Headers = headers.ToDictionary(header => header.Name, header => header.Value),
    };

    // A call that succeeds in the end may take as many attempts as a busy machine needs until one is in time.
    private static FaultCell Impatient(FaultCell cell) => cell with
    {
        IsTimed = true,
        TimeoutSeconds = 2,
        MaxRetries = cell.Outcome == StatusCode.OK ? 10 : cell.MaxRetries,
    };

    // A new nonce or token is not a retry and has no log line.
    private static FaultCell Quietly(FaultCell cell) => cell with { Notices = 0 };

    // A token may have been revoked, so the request is sent once more with a new token.
    private static FaultCell SignsInAnew(FaultCell cell) =>
        cell is { Credentials: Credentials.ServiceAccount, Where: not Place.Token }
            ? cell with { Requests = 2, Notices = 0 }
            : cell;

    private static IEnumerable<FaultCell> With(Credentials credentials, IEnumerable<FaultCell> cells) =>
        cells.Where(cell => cell.Credentials == credentials);

    private static IEnumerable<FaultCell> Once(
        Place[] places,
        string name,
        Fault fault,
        Func<FaultCell, FaultCell>? change = null) =>
        At(places, $"{name} once", fault with { Times = 1 }, StatusCode.OK, "", 2, change);

    private static IEnumerable<FaultCell> Harmless(Place place, string name, Fault fault) =>
        At([place], name, fault, StatusCode.OK, "", 1);

    private static IEnumerable<FaultCell> Bad(string name, Fault fault, string text) =>
    [
        .. At(Api, name, fault, StatusCode.Internal, text, 1),
        .. At([Place.Token], name, fault, StatusCode.Internal, NoToken, 1),
    ];

    private static IEnumerable<FaultCell> At(
        Place[] places,
        string name,
        Fault? fault,
        StatusCode outcome,
        string text,
        int requests,
        Func<FaultCell, FaultCell>? change = null) =>
        from place in places
        from credentials in CredentialsAt(place)
        let cell = new FaultCell(name, place, fault, outcome, text, requests) { Credentials = credentials }
        select change is null ? cell : change(cell);

    private static Credentials[] CredentialsAt(Place place) => place switch
    {
        Place.Token => [Credentials.ServiceAccount],
        Place.Challenge => [Credentials.ApiKey],
        Place.SingleGet => [Credentials.ServiceAccount, Credentials.ApiKey, Credentials.AccessToken],
        _ => [Credentials.ServiceAccount, Credentials.ApiKey],
    };
}
