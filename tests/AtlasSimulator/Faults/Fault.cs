using System.Text.Json.Serialization;

namespace AtlasBackup.AtlasSimulator.Faults;

/// <summary>The parts of the way to an answer that a fault can strike.</summary>
public enum Leg
{
    Api,
    Token,
    Revoke,
    Challenge,
}

/// <summary>
/// What goes wrong, and for which requests: those of its leg that match, after some, and for so many of them.
/// </summary>
public sealed record Fault
{
    public required FaultKind Kind { get; init; }

    public Leg Leg { get; init; } = Leg.Api;

    /// <summary>A part of the path; empty matches every path.</summary>
    public string Path { get; init; } = "";

    /// <summary>The number of a list's page; null matches every page.</summary>
    public int? Page { get; init; }

    /// <summary>How many items a list's page has that was asked for; null matches every size.</summary>
    public int? ItemsPerPage { get; init; }

    /// <summary>How many matching requests go well first.</summary>
    public int After { get; init; }

    /// <summary>How many go wrong then; null is all of them.</summary>
    public int? Times { get; init; }

    /// <summary>Of how many requests each first one goes wrong then.</summary>
    public int Every { get; init; } = 1;

    public int Status { get; init; } = 503;

    /// <summary>The code of the error of Atlas's to send, such as IP_ADDRESS_NOT_ON_ACCESS_LIST.</summary>
    public string ErrorCode { get; init; } = "UNEXPECTED_ERROR";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The body to send; null keeps the one that would have been sent, or an error of Atlas's.</summary>
    public string? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>How an echo writes what it repeats.</summary>
    [JsonIgnore]
    public Func<string, string> Spell { get; init; } = text => text;

    public int DelayMilliseconds { get; init; } = 50;

    public int Bytes { get; init; }

    /// <summary>Whether the client gets to know what would have been answered.</summary>
    internal bool LeavesBodyWhole => Kind is FaultKind.Delay or FaultKind.SlowDrip or FaultKind.WrongContentType;
}
