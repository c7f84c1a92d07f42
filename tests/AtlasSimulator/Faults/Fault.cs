using System.Text.Json.Serialization;

namespace AtlasBackup.AtlasSimulator.Faults;

/// <summary>The steps of a request at which a fault can happen.</summary>
public enum Leg
{
    Api,
    Token,
    Revoke,
    Challenge,
}

/// <summary>
/// A fault, and the requests that it applies to: the matching ones of its step, after a number of them and for a number
/// of them.
/// </summary>
public sealed record Fault
{
    public required FaultKind Kind { get; init; }

    public Leg Leg { get; init; } = Leg.Api;

    /// <summary>A part of the path; empty matches every path.</summary>
    public string Path { get; init; } = "";

    /// <summary>The number of a list's page; null matches every page.</summary>
    public int? Page { get; init; }

    /// <summary>The requested page size of a list; null matches every size.</summary>
    public int? ItemsPerPage { get; init; }

    /// <summary>The number of matching requests that succeed first.</summary>
    public int After { get; init; }

    /// <summary>The number of requests that fail after that; null means all.</summary>
    public int? Times { get; init; }

    /// <summary>The interval: of this many requests, only the first fails.</summary>
    public int Every { get; init; } = 1;

    public int Status { get; init; } = 503;

    /// <summary>The code of Atlas's error to send, such as IP_ADDRESS_NOT_ON_ACCESS_LIST.</summary>
    public string ErrorCode { get; init; } = "UNEXPECTED_ERROR";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The body to send; null keeps the original body, or sends an error of Atlas.</summary>
    public string? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>The encoding that an echo uses for the text that it repeats.</summary>
    [JsonIgnore]
    public Func<string, string> Spell { get; init; } = text => text;

    public int DelayMilliseconds { get; init; } = 50;

    public int Bytes { get; init; }

    /// <summary>Whether the client receives the original answer.</summary>
    internal bool LeavesBodyWhole => Kind is FaultKind.Delay or FaultKind.SlowDrip or FaultKind.WrongContentType;
}
