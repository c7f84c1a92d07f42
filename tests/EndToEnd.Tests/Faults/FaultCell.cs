using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Plugin;
using Grpc.Core;
using Microsoft.AspNetCore.WebUtilities;

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
/// <param name="Text">What the user reads, with {what}, {host} and {check} in it; empty for a success.</param>
/// <param name="Requests">How many requests come to the place.</param>
internal sealed record FaultCell(string Name, Place Where, Fault? Fault, StatusCode Outcome, string Text, int Requests)
{
    /// <summary>How many items a page has that is asked for.</summary>
    public const int PageSize = 3;

    public required Credentials Credentials { get; init; }

    /// <summary>How many lines say that it is tried again: one, however often it is.</summary>
    public int Notices { get; init; } = Requests > 1 ? 1 : 0;

    public int MaxRetries { get; init; } = 2;

    /// <summary>Short where time-outs are the matter; else the longest: no machine is too slow for an answer.</summary>
    public int TimeoutSeconds { get; init; } = 600;

    /// <summary>
    /// Whether attempts time out. On a busy machine one may be over before its request has come to the place, or before
    /// it is answered: the number of requests is not the same everywhere.
    /// </summary>
    public bool IsTimed { get; init; }

    public bool HasAtlas { get; init; } = true;

    /// <summary>Whether every page of a list has the fault, and not only the one at this place.</summary>
    public bool IsOnEveryPage { get; init; }

    /// <summary>Three pages of three restore jobs.</summary>
    public SimulatorOptions Atlas { get; init; } = new() { RestoreJobs = 9 };

    public bool IsList => Page is not null;

    private int? Page => Where switch { Place.FirstPage => 1, Place.MiddlePage => 2, _ => null };

    public string Path => Where == Place.Token
        ? "POST api/oauth/token"
        : $"GET groups/{AtlasData.ProjectId}/clusters/{AtlasData.ShardedCluster}/"
            + (IsList ? "restoreJobs" : $"backupCheckpoints/{AtlasData.CompleteCheckpointId}");

    /// <summary>What to check where these credentials were refused.</summary>
    public string Check => Credentials switch
    {
        Credentials.ApiKey => "Check publicKey and privateKey, and that the API key may see the project.",
        Credentials.ServiceAccount => "Atlas does not accept the token that it made for the service account; "
            + "check that the account still exists and may see the project.",
        _ => "The access token is wrong, was revoked or has expired: tokens of Atlas expire after an hour. "
            + "Make a new one and set accessToken, or give a service account (clientId and clientSecret), "
            + "whose tokens are renewed.",
    };

    /// <summary>The fault, at this place and nowhere else.</summary>
    public Fault? Placed => Fault is null ? null : Fault with
    {
        Leg = Where switch { Place.Token => Leg.Token, Place.Challenge => Leg.Challenge, _ => Leg.Api },
        Page = IsOnEveryPage ? null : Page,
        ItemsPerPage = IsList ? PageSize : null,
    };

    /// <summary>How many of the requests came to the place.</summary>
    public int Count(IEnumerable<LoggedRequest> requests) => requests.Count(request => Where switch
    {
        Place.Token => request.Path.EndsWith("/oauth/token", StringComparison.Ordinal),
        Place.Challenge => request.AuthenticationScheme.Length == 0,
        Place.SingleGet => IsSigned(request) && request.Path.Contains("backupCheckpoints", StringComparison.Ordinal),
        _ => IsSigned(request) && IsPage(request.Query),
    });

    public override string ToString() => $"{Name}, {Where}, {Credentials}";

    private static bool IsSigned(LoggedRequest request) => request.AuthenticationScheme.Length > 0;

    // Pages of other sizes are other looks at the same list.
    private bool IsPage(string query)
    {
        var asked = QueryHelpers.ParseQuery(query);
        return asked.GetValueOrDefault("itemsPerPage") == $"{PageSize}"
            && asked.GetValueOrDefault("pageNum") == $"{Page}";
    }
}
