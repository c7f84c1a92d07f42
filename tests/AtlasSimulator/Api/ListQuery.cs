using System.Globalization;
using AtlasBackup.Tests.Files;
using Microsoft.AspNetCore.Http;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>The query of a request, read as Atlas reads it.</summary>
/// <param name="Filters">The endpoint's own parameters.</param>
internal sealed record ListQuery(
    int PageNumber,
    int ItemsPerPage,
    bool IncludeCount,
    IReadOnlyDictionary<string, string> Filters)
{
    private static readonly string[] Paging = ["pageNum", "itemsPerPage", "includeCount"];

    public static (ListQuery? Query, Answer? Refusal) Read(IQueryCollection query, AnswerFile file)
    {
        // The links of every list have these parameters, even if Atlas does not document them.
        var known = file.Query.Concat(AnswerForm.Parameters).Concat(file.IsList ? Paging : []);
        if (query.Keys.Except(known).FirstOrDefault() is { } unknown)
        {
            return (null, Invalid(unknown) with { IsExpected = false });
        }

        if (!Number(query, "pageNum", 1, int.MaxValue, out var page))
        {
            return (null, Invalid("pageNum"));
        }

        var filters = file.Query.Where(query.ContainsKey).ToDictionary(name => name, name => query[name].ToString());
        return Number(query, "itemsPerPage", 100, 500, out var size)
            ? (new ListQuery(page, size, IsCounted(query["includeCount"]), filters), null)
            : (null, Invalid("itemsPerPage"));
    }

    private static bool IsCounted(string? text) => !string.Equals(text, "false", StringComparison.OrdinalIgnoreCase);

    private static Answer Invalid(string name) =>
        Answer.BadRequest("INVALID_QUERY_PARAMETER", $"Invalid query parameter {name} specified.", name);

    private static bool Number(IQueryCollection query, string name, int absent, int most, out int number)
    {
        number = absent;
        return !query.TryGetValue(name, out var text)
            || (int.TryParse(text, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= most);
    }
}
