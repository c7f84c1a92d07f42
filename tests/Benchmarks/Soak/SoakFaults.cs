using AtlasBackup.AtlasSimulator.Faults;

namespace AtlasBackup.Benchmarks.Soak;

/// <summary>Every fault that the simulated Atlas can make, on two of a hundred requests together.</summary>
internal static class SoakFaults
{
    private const int RequestsPerFault = 50;

    private const int TokensPerFault = 3;

    // In the paths of all lists, and of nothing else.
    private const string Lists = "/restore";

    private static readonly FaultKind[] OfStatuses = [FaultKind.Status, FaultKind.Echo, FaultKind.EchoHtml];

    // A token is replaced once a minute at most: more would make all calls fail, and fast.
    private static readonly FaultKind[] Rare = [FaultKind.ExpiredToken];

    // An API key alone has nonces.
    private static readonly FaultKind[] Impossible = [FaultKind.StaleNonce];

    private static readonly string[] OneObject = ["backupCheckpoints/", "exports/"];

    /// <param name="faults">Where they are put.</param>
    /// <param name="calls">About how many requests there will be.</param>
    public static void Add(FaultList faults, int calls)
    {
        foreach (var kind in Rare)
        {
            faults.Add(new Fault { Kind = kind, After = calls / 4, Every = calls / 2 });
        }

        AddRound(faults, RequestsPerFault, [.. Statuses(), .. Kinds()]);
        AddRound(faults, TokensPerFault, [OfToken(At(503)), OfToken(new Fault { Kind = FaultKind.Reset })]);
        faults.Add(At(503) with { Leg = Leg.Revoke, Every = TokensPerFault });
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
        .. new[] { 206, 404, 500, 502, 503, 504 }.Select(At),
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
        .Except(Rare)
        .Except(Impossible)
        .SelectMany(kind => kind switch
        {
            // A list cannot be told which results it should have.
            FaultKind.OtherId => OneObject.Select(path => new Fault { Kind = kind, Path = path }),

            // One object is known by its path.
            FaultKind.NoId => [new Fault { Kind = kind, Path = Lists }],
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

    private static Fault OfToken(Fault fault) => fault with { Leg = Leg.Token };
}
