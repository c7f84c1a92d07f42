namespace AtlasBackup.Core.Atlas;

/// <summary>One GET: what to read below /api/atlas/v2, in which version of the API.</summary>
/// <param name="Path">The path below /api/atlas/v2, escaped.</param>
/// <param name="Query">The query, escaped, or an empty text.</param>
/// <param name="ApiVersion">The version of the resource, a date such as 2023-01-01.</param>
/// <param name="Scope">The project whose rate limit the request counts against, or empty.</param>
internal sealed record AtlasRequest(string Path, string Query, string ApiVersion, string Scope)
{
    /// <summary>The name of the function that asks, for what people are told.</summary>
    public string Function { get; init; } = "";

    /// <summary>
    /// Atlas's name of the set of endpoints that share a rate limit, or null where it names none: the function then has
    /// a limit of its own.
    /// </summary>
    public string? RateLimitSet { get; init; }

    /// <summary>The roles in the project of which one is needed.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>
    /// The error codes by which Atlas says that the item itself does not exist, as <c>Endpoint.MissingCodes</c> has
    /// them.
    /// </summary>
    public IReadOnlyList<string> MissingCodes { get; init; } = [];

    /// <summary>What to use instead, when Atlas has retired the endpoint.</summary>
    public string? Successor { get; init; }

    /// <summary>
    /// Whether the read is part of a composed function, whose caller cannot choose how the read is made.
    /// </summary>
    public bool IsPart { get; init; }

    public string PathAndQuery => Query.Length == 0 ? Path : $"{Path}?{Query}";
}
