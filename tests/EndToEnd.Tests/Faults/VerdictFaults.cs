using AtlasBackup.AtlasSimulator.Faults;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>The answers of a required read that are missing, refused, cut, half or contradictory.</summary>
internal static class VerdictFaults
{
    private static readonly (string Name, Fault Fault)[] OfAnyRead =
    [
        ("missing", Refused(404, "RESOURCE_NOT_FOUND")),
        ("bad request", Refused(400, "UNEXPECTED_ERROR")),
        ("unauthorized", Refused(401, "USER_UNAUTHORIZED")),
        ("forbidden", Refused(403, "ACCESS_FORBIDDEN")),
        ("cluster in change", Refused(409, "CANNOT_GET_BACKUP_CONFIG_INVALID_STATE")),
        ("limited", new Fault { Kind = FaultKind.Status, Status = 429, Headers = Wait }),
        ("server error", new Fault { Kind = FaultKind.Status, Status = 500 }),
        ("reset", new Fault { Kind = FaultKind.Reset }),
        ("reset mid body", new Fault { Kind = FaultKind.ResetMidBody }),
        ("truncated", new Fault { Kind = FaultKind.Truncate }),
        ("cut, no length", new Fault { Kind = FaultKind.CutAtClose }),
        ("empty body", new Fault { Kind = FaultKind.EmptyBody, Status = 200 }),
        ("HTML page", new Fault { Kind = FaultKind.Html, Status = 200 }),
        ("wrong content type", new Fault { Kind = FaultKind.WrongContentType }),
        ("wrong version", new Fault { Kind = FaultKind.LaterVersion }),
        ("redirect", new Fault { Kind = FaultKind.Redirect }),
        ("error, 200", new Fault { Kind = FaultKind.EnvelopedError }),
        ("empty object", Answer("{}")),
        ("only links", Answer("""{ "links": [] }""")),
        ("an array", Answer("[]")),
        ("another object", Answer("""{ "id": "x", "name": "y", "results": "none" }""")),
    ];

    private static readonly (string Name, Fault Fault)[] OfLists =
    [
        ("a result without ID", new Fault { Kind = FaultKind.NoId }),
        ("page too long", new Fault { Kind = FaultKind.LongPage }),
        ("a count and no results", Answer("""{ "results": [], "totalCount": 5 }""")),
        ("results that are null", Answer("""{ "results": [null], "totalCount": 1 }""")),
        ("results that are empty", Answer("""{ "results": [{}], "totalCount": 1 }""")),
    ];

    private static readonly (string Name, Fault Fault)[] OfObjects =
    [
        ("an empty list", Answer("""{ "results": [], "totalCount": 0 }""")),
    ];

    private static Dictionary<string, string> Wait => new() { ["Retry-After"] = "3600" };

    public static IEnumerable<(string Name, Fault Fault)> Of(VerdictLeg leg) =>
        OfAnyRead.Concat(leg.IsList ? OfLists : OfObjects)
            .Select(one => (one.Name, one.Fault with { Path = leg.Path, Times = Times(one.Fault, leg) }));

    // The path of a cluster is a part of the paths of its backups, and the cluster is read first. A list that does not
    // add up is read again.
    private static int? Times(Fault fault, VerdictLeg leg) => leg.IsList && fault.Kind == FaultKind.Status ? null : 1;

    private static Fault Refused(int status, string code) =>
        new() { Kind = FaultKind.Status, Status = status, ErrorCode = code };

    private static Fault Answer(string body) => new() { Kind = FaultKind.Status, Status = 200, Body = body };
}
