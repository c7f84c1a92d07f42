using AtlasBackup.AtlasSimulator.Faults;

namespace AtlasBackup.Benchmarks.Soak;

/// <summary>Every fault that the simulated Atlas can make, on two of a hundred requests together.</summary>
internal static class SoakFaults
{
    private const int RequestsPerFault = 50;

    // Of which most are for a token.
    private const int RequestsPerTokenFault = 3;

    private static readonly FaultKind[] OfStatuses = [FaultKind.Status, FaultKind.Echo, FaultKind.EchoHtml];

    // An API key alone has nonces.
    private static readonly FaultKind[] Impossible = [FaultKind.StaleNonce];

    private static readonly string[] OneObject = ["backupCheckpoints/", "exports/"];

    public static void Add(FaultList faults)
    {
        AddRound(faults, RequestsPerFault, [.. Statuses(), .. Kinds()]);
        AddRound(
            faults,
            RequestsPerTokenFault,
            [.. new[] { FaultKind.Reset, FaultKind.Truncate, FaultKind.Html }.Select(OfToken), OfToken(At(503))]);
        faults.Add(At(503) with { Leg = Leg.Revoke, Every = RequestsPerTokenFault });
    }

    // One after the other, so that two never strike the same request.
    private static void AddRound(FaultList faults, int requests, IReadOnlyList<Fault> round)
    {
        foreach (var (index, fault) in round.Index())
        {
            faults.Add(fault with { After = index * requests, Every = round.Count * requests });
        }
    }

    private static IEnumerable<Fault> Statuses() =>
    [
        .. new[] { 206, 401, 404, 500, 502, 503, 504 }.Select(At),
        At(429),
        At(429) with
        {
            Body = """{"errorCode":"RATE_LIMITED_TOKEN_BUCKET","error":429,"parameters":["/api",0,1,1,86400]}""",
        },
        new Fault { Kind = FaultKind.Echo, Status = 400 },
        new Fault { Kind = FaultKind.EchoHtml, Status = 400 },
    ];

    private static IEnumerable<Fault> Kinds() => Enum.GetValues<FaultKind>()
        .Except(OfStatuses)
        .Except(Impossible)
        .SelectMany(kind => kind switch
        {
            // A list cannot be told which results it should have.
            FaultKind.OtherId => OneObject.Select(path => new Fault { Kind = kind, Path = path }),
            FaultKind.Html => [new Fault { Kind = kind, Status = 200 }, new Fault { Kind = kind, Status = 502 }],
            FaultKind.Oversized => [new Fault { Kind = kind, Bytes = 64 * 1024 * 1024 }],
            FaultKind.SlowDrip => [new Fault { Kind = kind, DelayMilliseconds = 1 }],
            _ => [new Fault { Kind = kind, Status = 200 }],
        });

    private static Fault At(int status) => new()
    {
        Kind = FaultKind.Status,
        Status = status,
        Headers = new Dictionary<string, string> { ["Retry-After"] = "0" },
    };

    private static Fault OfToken(FaultKind kind) => OfToken(new Fault { Kind = kind });

    private static Fault OfToken(Fault fault) => fault with { Leg = Leg.Token };
}
