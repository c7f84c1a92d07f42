using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>The parameters of a list, read as Atlas reads them.</summary>
internal sealed record ListQuery(int PageNumber, int ItemsPerPage, bool IncludeCount, string? BatchId)
{
    private static readonly HashSet<string> Known = ["pageNum", "itemsPerPage", "includeCount", "batchId"];

    public static (ListQuery? Query, Answer? Refusal) Read(IQueryCollection query)
    {
        if (query.Keys.FirstOrDefault(key => !Known.Contains(key)) is { } unknown)
        {
            return (null, Invalid(unknown) with { IsExpected = false });
        }

        if (!Number(query, "pageNum", 1, int.MaxValue, out var page))
        {
            return (null, Invalid("pageNum"));
        }

        return Number(query, "itemsPerPage", 100, 500, out var size)
            ? (new ListQuery(page, size, query["includeCount"] != "false", query["batchId"].FirstOrDefault()), null)
            : (null, Invalid("itemsPerPage"));
    }

    private static Answer Invalid(string name) =>
        Answer.BadRequest("INVALID_QUERY_PARAMETER", $"Invalid query parameter {name} specified.", name);

    private static bool Number(IQueryCollection query, string name, int absent, int most, out int number)
    {
        number = absent;
        return !query.TryGetValue(name, out var text)
            || (int.TryParse(text, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= most);
    }
}
