namespace AtlasBackup.Core.Contract;

/// <summary>How an endpoint gives its list.</summary>
internal enum Paging
{
    /// <summary>One object, no list.</summary>
    None,

    /// <summary>Pages that are asked for with pageNum and itemsPerPage.</summary>
    Numbered,

    /// <summary>
    /// A list whose pages cannot be asked for: it comes whole, or says by its links that there is more.
    /// </summary>
    Linked,
}

/// <summary>
/// Where Atlas serves a function, below /api/atlas/v2, and in which version of the API it is asked for.
/// </summary>
internal sealed record Endpoint(string Path, string ApiVersion, Paging Paging = Paging.None)
{
    /// <summary>
    /// Atlas's name of the set of endpoints that share a rate limit, or null where it names none: the function then has
    /// a limit of its own.
    /// </summary>
    public string? RateLimitSet { get; init; }

    /// <summary>The roles in the project of which one is needed.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>What to use instead, when Atlas has retired the endpoint.</summary>
    public string? Successor { get; init; }
}
