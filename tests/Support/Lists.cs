using AtlasBackup.Core.Values;

namespace AtlasBackup.Tests.Support;

/// <summary>Makes lists as Atlas returns them, page by page, and shows the result of reading them.</summary>
internal static class Lists
{
    public const string Jobs = $"groups/{Calls.GroupId}/clusters/{Calls.ClusterName}/restoreJobs";

    public static string Page(int number) => $"{Jobs}?itemsPerPage=500&pageNum={number}";

    /// <summary>The requests that check the end of a page of 500 results and the beginning of the next.</summary>
    public static string EndOf(int page) =>
        $"{Jobs}?includeCount=false&itemsPerPage=60&pageNum={(page * 500 / 60) + 1}";

    /// <summary>The request that checks the ends of all small pages at once.</summary>
    public const string SmallEnds = $"{Jobs}?includeCount=false&itemsPerPage=60&pageNum=1";

    /// <summary>A link to a host other than the requested one: the plugin may use only its numbers.</summary>
    public static string NextIs(int number, int size = 500) =>
        $"https://cloud.mongodb.com/api/atlas/v2/{Jobs}?includeCount=true&itemsPerPage={size}&pageNum={number}";

    public static string[] Ids(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(number => $"j{number}")];

    public static string List(int? total, string next, params string[] ids)
    {
        var links = next.Length == 0 ? "" : $$"""{ "href": "{{next}}", "rel": "next" }""";
        var count = total is null ? "" : $", \"totalCount\": {total}";
        var results = string.Join(", ", ids.Select(id => $$"""{ "id": "{{id}}" }"""));
        return $$"""{ "links": [{{links}}], "results": [{{results}}]{{count}} }""";
    }

    public static async Task<string> ReadAsync(LoopbackAtlas atlas, params (string Name, InputValue Value)[] given) =>
        Summary(await atlas.RunAsync("listLegacyRestoreJobs", given));

    /// <summary>The ids and the count, without the rest.</summary>
    public static string Summary(string outputs)
    {
        var ids = outputs.Split("id: \"").Skip(1).Select(part => part[..part.IndexOf('"', StringComparison.Ordinal)]);
        var count = outputs.Split("totalCount: ") is [_, var rest] ? rest.TrimEnd('}') : "none";
        return $"{string.Join(' ', ids)}, total {count}";
    }
}
