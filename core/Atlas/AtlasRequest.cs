using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Atlas;

/// <summary>One GET: what to read below /api/atlas/v2, in which version of the API.</summary>
/// <param name="Path">The path below /api/atlas/v2, escaped.</param>
/// <param name="Query">The query, escaped, or an empty text.</param>
/// <param name="ApiVersion">The version of the resource, a date such as 2023-01-01.</param>
/// <param name="Scope">The project whose rate limit the request counts against.</param>
internal sealed record AtlasRequest(string Path, string Query, string ApiVersion, string Scope)
{
    /// <summary>The name of the function that asks, for what people are told.</summary>
    public string Function { get; init; } = "";

    /// <summary>What to use instead, when Atlas has taken the endpoint away.</summary>
    public string? Successor { get; init; }

    public string PathAndQuery => Query.Length == 0 ? Path : $"{Path}?{Query}";
}
