using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Plugin;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <content>Faults in answers that look valid, and in the pages of a list.</content>
internal static partial class FaultMatrix
{
    private const string Undocumented = "the answer to {what} is not what Atlas documents: ";
    private const string OneTokenADay =
        """
        {
          "detail": "Rate limit exceeded for /api.",
          "error": 429,
          "errorCode": "RATE_LIMITED_TOKEN_BUCKET",
          "parameters": ["/api", 1, 1, 1, 86400],
          "reason": "Too Many Requests"
        }
        """;

    private const string Changed = Undocumented
        + "the list changed while it was read, twice (3 results of 9); "
        + "try again, or read it page by page with pageNum.";

    private const string Missing = "Atlas answered 404 to {what}: No checkpoint exists (CHECKPOINT_NOT_FOUND). "
        + "Check the ID; snapshots and checkpoints are deleted when they expire. "
        + "With allowMissing, the result has found = false instead of this error.";

    private static IEnumerable<FaultCell> Cuts() =>
    [
        .. Once(Bodies, "cut, no length", new Fault { Kind = FaultKind.CutAtClose }),
        .. At(Bodies, "cut, no length", new Fault { Kind = FaultKind.CutAtClose },
            StatusCode.Unavailable, "could not reach {host}: the answer ended too early (after 3 attempts)", Tries),
    ];

    private static IEnumerable<FaultCell> WrongAnswers() =>
    [
        .. At([Place.SingleGet], "another ID", new Fault { Kind = FaultKind.OtherId }, StatusCode.Internal,
            $"{Undocumented}'id' is '{AtlasData.OtherId}', not the '{AtlasData.CompleteCheckpointId}' "
            + "that was asked for.",
            1),
        .. At([Place.SingleGet], "another project", new Fault { Kind = FaultKind.OtherProject }, StatusCode.Internal,
            OtherProject("groupId"), 1),
        .. At(Pages, "another project", new Fault { Kind = FaultKind.OtherProject }, StatusCode.Internal,
            OtherProject("results.groupId"), 1),
        .. At(Pages, "a result without ID", new Fault { Kind = FaultKind.NoId }, StatusCode.Internal,
            Undocumented + "a result has no 'id', which tells it apart from others.", 1),
        .. At([Place.SingleGet], "error in an envelope", new Fault { Kind = FaultKind.EnvelopedError, Status = 404 },
            StatusCode.NotFound, Missing, 1),
        .. At(Api, "version gone", new Fault { Kind = FaultKind.VersionGone }, StatusCode.FailedPrecondition,
            "Atlas answered 410 to {what}: {gone} is no longer available (VERSION_GONE). Atlas has removed this "
            + "version of its API; install a newer release of this provider.",
            1),
        .. At([Place.SingleGet], "only links", Status(200, "{\"links\":[]}"), StatusCode.Internal,
            Undocumented + "it has none of the fields that it should have.", 1),
        .. At(Pages, "only links", Status(200, "{\"links\":[]}"), StatusCode.Internal,
            Undocumented + "it has no 'results'.", 1),
    ];

    // An inconsistent list is read once more. This is not a retry of a request.
    private static IEnumerable<FaultCell> Lists() =>
    [
        .. At(Pages, "page too long", new Fault { Kind = FaultKind.LongPage }, StatusCode.Internal,
            Undocumented + "it has more than 3 results on one page.", 1),
        .. Once([Place.MiddlePage], "empty page", new Fault { Kind = FaultKind.EmptyPage }, Quietly),
        .. At([Place.MiddlePage], "empty page", new Fault { Kind = FaultKind.EmptyPage }, StatusCode.Internal,
            Changed, 2, Quietly),
        .. Once([Place.MiddlePage], "repeated page", new Fault { Kind = FaultKind.RepeatPage }, Quietly),
        .. At([Place.MiddlePage], "repeated page", new Fault { Kind = FaultKind.RepeatPage }, StatusCode.Internal,
            Undocumented + "page 2 has only results of earlier pages, in two readings.", 2, Quietly),
        .. At(Pages, "no time to count", new Fault { Kind = FaultKind.CountTimeout }, StatusCode.OK, "", 2, Quietly),
        .. With(Credentials.ApiKey, At(
            [Place.MiddlePage], "list without end", new Fault { Kind = FaultKind.EndlessList }, StatusCode.Internal,
            Undocumented + "it has more than 10,000 pages.", 1,
            cell => cell with { IsOnEveryPage = true })),
    ];

    private static IEnumerable<FaultCell> Tokens() =>
        Once(Api, "429, one token a day", Status(429, OneTokenADay, ("Retry-After", "1")));

    private static string OtherProject(string property) =>
        $"{Undocumented}'{property}' is '{AtlasData.OtherProjectId}', not the '{AtlasData.ProjectId}' "
        + "that was asked for.";
}
