using System.Collections.ObjectModel;

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
    /// <summary>What to use instead, when Atlas has taken the endpoint away.</summary>
    public string? Successor { get; init; }

    /// <summary>The property that tells the items of a list apart.</summary>
    public string ItemKey { get; init; } = "id";

    /// <summary>
    /// The properties of the object, or of each item of a list, that repeat an input, with the names of these inputs.
    /// </summary>
    public IReadOnlyDictionary<string, string> Echoes { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
