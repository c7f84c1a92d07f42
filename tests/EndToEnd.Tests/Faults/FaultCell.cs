using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Plugin;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>The places on the way to an answer where something can go wrong.</summary>
public enum Place
{
    Token,
    Challenge,
    FirstPage,
    MiddlePage,
    SingleGet,
}

/// <summary>One cell of the matrix: what goes wrong, where, and what must come of it.</summary>
/// <param name="Name">What goes wrong, in a few words.</param>
/// <param name="Where">Where it goes wrong.</param>
/// <param name="Fault">What the simulator does; null when there is no Atlas at all, or only its options matter.</param>
/// <param name="Outcome">The status of the call.</param>
/// <param name="Text">What the user reads, with {what} and {host} in it; empty for a success.</param>
/// <param name="Requests">How many requests come to the place.</param>
internal sealed record FaultCell(string Name, Place Where, Fault? Fault, StatusCode Outcome, string Text, int Requests)
{
    public required Credentials Credentials { get; init; }

    /// <summary>How many lines say that it is tried again: one, however often it is.</summary>
    public int Notices { get; init; } = Requests > 1 ? 1 : 0;

    public int MaxRetries { get; init; } = 2;

    /// <summary>Short where time-outs are the matter; else long enough for a busy machine.</summary>
    public int TimeoutSeconds { get; init; } = 10;

    public bool HasAtlas { get; init; } = true;

    /// <summary>
    /// How long the call may take: three attempts of a second, the waits between them, and some room.
    /// </summary>
    public TimeSpan Bound { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Three pages of three restore jobs.</summary>
    public SimulatorOptions Atlas { get; init; } = new() { RestoreJobs = 9 };

    public bool IsList => Where is Place.FirstPage or Place.MiddlePage;

    public string Path => Where == Place.Token
        ? "POST api/oauth/token"
        : $"GET groups/{AtlasData.ProjectId}/clusters/{AtlasData.ShardedCluster}/"
            + (IsList ? "restoreJobs" : $"backupCheckpoints/{AtlasData.CompleteCheckpointId}");

    /// <summary>The fault, at this place and nowhere else.</summary>
    public Fault? Placed => Fault is null ? null : Fault with
    {
        Leg = Where switch { Place.Token => Leg.Token, Place.Challenge => Leg.Challenge, _ => Leg.Api },
        Page = Where switch { Place.FirstPage => 1, Place.MiddlePage => 2, _ => null },
    };

    /// <summary>How many of the requests came to the place.</summary>
    public int Count(IEnumerable<LoggedRequest> requests) => requests.Count(request => Where switch
    {
        Place.Token => request.Path.EndsWith("/oauth/token", StringComparison.Ordinal),
        Place.Challenge => request.AuthenticationScheme.Length == 0,
        Place.FirstPage => IsSigned(request, "pageNum=1"),
        Place.MiddlePage => IsSigned(request, "pageNum=2"),
        _ => IsSigned(request, "backupCheckpoints"),
    });

    public override string ToString() => $"{Name}, {Where}, {Credentials}";

    private static bool IsSigned(LoggedRequest request, string part) =>
        request.AuthenticationScheme.Length > 0
        && $"{request.Path}{request.Query}".Contains(part, StringComparison.Ordinal);
}
