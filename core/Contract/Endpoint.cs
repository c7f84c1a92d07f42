namespace AtlasBackup.Core.Contract;

/// <summary>How an endpoint returns its list.</summary>
internal enum Paging
{
    /// <summary>One object, no list.</summary>
    None,

    /// <summary>Pages that are requested with pageNum and itemsPerPage.</summary>
    Numbered,

    /// <summary>
    /// A list whose pages cannot be requested: it is complete, or its links say that there is more.
    /// </summary>
    Linked,
}

/// <summary>The endpoint of Atlas that a function reads, and the special properties of its answers.</summary>
/// <param name="Path">The path below /api/atlas/v2, with the names of inputs in braces.</param>
/// <param name="ApiVersion">The version of the API that is asked for, a date.</param>
/// <param name="Paging">How it returns its list.</param>
internal sealed record Endpoint(string Path, string ApiVersion, Paging Paging = Paging.None)
{
    /// <summary>
    /// The set of endpoints that Atlas counts against one rate limit, or null where Atlas lists none: then the function
    /// has a limit of its own.
    /// </summary>
    public string? RateLimitSet { get; init; }

    /// <summary>The Atlas roles of which the credentials need one.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>
    /// The error codes by which Atlas says that the item itself does not exist. One that comes with another status than
    /// 400 and 404 has it in front, such as <c>401 NOT_IN_GROUP</c>.
    /// </summary>
    public IReadOnlyList<string> MissingCodes { get; init; } = [];

    /// <summary>
    /// Which property of the object, or of each item of a list, repeats which input. If they differ, the answer belongs
    /// to another request.
    /// </summary>
    public IReadOnlyDictionary<string, string> Echoes { get; init; } = new Dictionary<string, string>();

    /// <summary>The property that tells the items of a list apart.</summary>
    public string ItemKey { get; init; } = "id";

    /// <summary>The output that every existing object has: without it, an answer means that there is none.</summary>
    public string? FoundBy { get; init; }

    /// <summary>The outputs that hold the time of an item; the first that an item has counts.</summary>
    public IReadOnlyList<string> Time { get; init; } = [];

    /// <summary>What to use instead when Atlas has removed the endpoint.</summary>
    public string? Successor { get; init; }
}
