using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Plugin;
using Grpc.Core;
using Microsoft.AspNetCore.WebUtilities;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>The steps of a call at which a failure can happen.</summary>
public enum Place
{
    Token,
    Challenge,
    FirstPage,
    MiddlePage,
    SingleGet,
}

/// <summary>One cell of the matrix: the fault, its place, and the expected outcome.</summary>
/// <param name="Name">The fault, in a few words.</param>
/// <param name="Where">The place of the fault.</param>
/// <param name="Fault">What the simulator does; null when there is no Atlas at all, or only its options matter.</param>
/// <param name="Outcome">The status of the call.</param>
/// <param name="Text">
/// The message for the user, with {what}, {host}, {check}, {status} and {gone} as placeholders; empty for a success.
/// </param>
/// <param name="Requests">The number of requests that reach the place.</param>
internal sealed record FaultCell(string Name, Place Where, Fault? Fault, StatusCode Outcome, string Text, int Requests)
{
    /// <summary>The requested page size.</summary>
    public const int PageSize = 3;

    public required Credentials Credentials { get; init; }

    /// <summary>The number of log lines about retries: one, however many retries there are.</summary>
    public int Notices { get; init; } = Requests > 1 ? 1 : 0;

    public int MaxRetries { get; init; } = 2;

    /// <summary>
    /// Short if the cell tests time-outs. Otherwise the longest, so that no machine is too slow for an answer.
    /// </summary>
    public int TimeoutSeconds { get; init; } = 600;

    /// <summary>
    /// Whether attempts time out. On a busy machine an attempt may time out before its request has reached the place or
    /// before the answer, so the number of requests varies.
    /// </summary>
    public bool IsTimed { get; init; }

    public bool HasAtlas { get; init; } = true;

    /// <summary>Whether every page of a list has the fault, and not only the one at this place.</summary>
    public bool IsOnEveryPage { get; init; }

    /// <summary>Three pages of three restore jobs.</summary>
    public SimulatorOptions Atlas { get; init; } = new() { RestoreJobs = 9 };

    public bool IsList => Page is not null;

    private int? Page => Where switch { Place.FirstPage => 1, Place.MiddlePage => 2, _ => null };

    /// <summary>The version of the API that this function asks for, as Atlas names it when it has removed it.</summary>
    private string Version => $"Version 2023-01-01 of api/atlas/v2/{Path["GET ".Length..]}";

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

    /// <summary>The fault, only at this place.</summary>
    public Fault? Placed => Fault is null ? null : Fault with
    {
        Leg = Where switch { Place.Token => Leg.Token, Place.Challenge => Leg.Challenge, _ => Leg.Api },
        Page = IsOnEveryPage ? null : Page,
        ItemsPerPage = IsList ? PageSize : null,
    };

    /// <summary>The message for the user, with everything in place of its placeholders.</summary>
    public string TextWith(string host) => Text
        .Replace("{gone}", Version, StringComparison.Ordinal)
        .Replace("{what}", Path, StringComparison.Ordinal)
        .Replace("{host}", host, StringComparison.Ordinal)
        .Replace("{check}", Check, StringComparison.Ordinal)
        .Replace("{status}", $"{Fault?.Status}", StringComparison.Ordinal);

    /// <summary>The number of requests that reached the place.</summary>
    public int Count(IEnumerable<LoggedRequest> requests) => requests.Count(request => Where switch
    {
        Place.Token => request.Path.EndsWith("/oauth/token", StringComparison.Ordinal),
        Place.Challenge => request.AuthenticationScheme.Length == 0,
        Place.SingleGet => IsSigned(request) && request.Path.Contains("backupCheckpoints", StringComparison.Ordinal),
        _ => IsSigned(request) && IsPage(request.Query),
    });

    public override string ToString() => $"{Name}, {Where}, {Credentials}";

    private static bool IsSigned(LoggedRequest request) => request.AuthenticationScheme.Length > 0;

    // Requests with other page sizes only check the same list.
    private bool IsPage(string query)
    {
        var asked = QueryHelpers.ParseQuery(query);
        return asked.GetValueOrDefault("itemsPerPage") == $"{PageSize}"
            && asked.GetValueOrDefault("pageNum") == $"{Page}";
    }
}
