using System.Text.Json;
using AtlasBackup.AtlasSimulator.Data;
using AtlasBackup.AtlasSimulator.Faults;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>
/// Writes one page of a list, with the links and the count that belong to it, or that a fault makes of them.
/// </summary>
internal static class ListAnswer
{
    private const int WrongTotal = 7;

    public static byte[] Write(
        string url,
        ListQuery query,
        IReadOnlyList<int> items,
        Action<Utf8JsonWriter, int> writeItem,
        FaultKind? fault) => JsonOutput.Write(writer =>
        {
            var page = fault == FaultKind.RepeatPage ? Math.Max(1, query.PageNumber - 1) : query.PageNumber;
            var skip = (long)(page - 1) * query.ItemsPerPage;
            var shown = items.Skip((int)Math.Min(skip, int.MaxValue)).Take(query.ItemsPerPage);
            shown = fault == FaultKind.ShrinkPage ? shown.Take(query.ItemsPerPage / 2) : shown;
            var total = fault == FaultKind.ShrinkPage ? items.Count - (query.ItemsPerPage / 2) : items.Count;
            writer.WriteStartObject();
            writer.Links([.. Links(url, query, items.Count, fault)]);
            writer.WriteStartArray("results");
            foreach (var item in shown)
            {
                writeItem(writer, item);
            }

            writer.WriteEndArray();
            if (query.IncludeCount)
            {
                writer.WriteNumber("totalCount", fault == FaultKind.WrongTotal ? total + WrongTotal : total);
            }

            writer.WriteEndObject();
        });

    private static IEnumerable<(string Rel, string Href)> Links(string url, ListQuery query, int total, FaultKind? fault)
    {
        var count = query.IncludeCount ? "true" : "false";
        var size = query.ItemsPerPage;
        yield return ("self", $"{url}?includeCount={count}&pageNum={query.PageNumber}&itemsPerPage={size}");
        if (query.PageNumber > 1)
        {
            yield return ("previous", $"{url}?includeCount={count}&itemsPerPage={size}&pageNum={query.PageNumber - 1}");
        }

        if ((long)query.PageNumber * size < total && fault != FaultKind.MissingNext)
        {
            var host = fault == FaultKind.ForeignNext ? "https://attacker.example.invalid/api/atlas/v2" : url;
            yield return ("next", $"{host}?includeCount={count}&itemsPerPage={size}&pageNum={query.PageNumber + 1}");
        }
    }
}
