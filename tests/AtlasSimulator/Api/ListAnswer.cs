using System.Text.Json;
using AtlasBackup.AtlasSimulator.Data;
using AtlasBackup.AtlasSimulator.Faults;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>Writes one page of a list with its links and its count, which a fault may change.</summary>
internal static class ListAnswer
{
    private const int WrongTotal = 7;

    public static byte[] Write(
        string url,
        ListQuery query,
        ListItems items,
        FaultKind? fault) => JsonOutput.Write(writer =>
        {
            var page = Page(query, items.Numbers, fault);
            var lost = fault == FaultKind.ShrinkPage ? query.ItemsPerPage / 2 : 0;
            writer.WriteStartObject();
            WriteLinks(writer, Links(url, query, items.Numbers.Count, fault));
            writer.WriteStartArray("results");
            for (var index = 0; index < page.Count; index++)
            {
                writer.WriteRawValue(items.Make(page.First + index), skipInputValidation: true);
            }

            writer.WriteEndArray();
            if (query.IncludeCount)
            {
                var wrong = fault == FaultKind.WrongTotal ? WrongTotal : 0;
                writer.WriteNumber("totalCount", items.Numbers.Count - lost + wrong);
            }

            writer.WriteEndObject();
        });

    private static Slice Page(ListQuery query, Slice all, FaultKind? fault)
    {
        var (number, size) = (query.PageNumber, query.ItemsPerPage);
        var page = all.Page(number, size);
        return fault switch
        {
            FaultKind.RepeatPage => all.Page(Math.Max(1, number - 1), size),
            FaultKind.ShrinkPage => page with { Count = Math.Min(page.Count, size - (size / 2)) },
            FaultKind.LongPage => page with { Count = size + 1 },
            FaultKind.EmptyPage => page with { Count = 0 },
            FaultKind.EndlessList => new Slice((number - 1) * size, size),
            _ => page,
        };
    }

    private static void WriteLinks(Utf8JsonWriter writer, IEnumerable<(string Rel, string Href)> links)
    {
        writer.WriteStartArray("links");
        foreach (var (rel, href) in links)
        {
            writer.WriteStartObject();
            writer.WriteString("href", href);
            writer.WriteString("rel", rel);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static IEnumerable<(string Rel, string Href)> Links(
        string url, ListQuery query, int total, FaultKind? fault)
    {
        var (page, size) = (query.PageNumber, query.ItemsPerPage);
        var kept = $"includeCount={(query.IncludeCount ? "true" : "false")}";
        foreach (var (name, value) in query.Filters)
        {
            kept = $"{name}={Uri.EscapeDataString(value)}&{kept}";
        }

        yield return ("self", $"{url}?{kept}&pageNum={page}&itemsPerPage={size}");
        if (page > 1)
        {
            yield return ("previous", $"{url}?{kept}&itemsPerPage={size}&pageNum={page - 1}");
        }

        var isLast = fault switch
        {
            FaultKind.EndlessList => false,
            FaultKind.MissingNext or FaultKind.EmptyPage => true,
            _ => (long)page * size >= total,
        };
        if (!isLast)
        {
            var host = fault == FaultKind.ForeignNext ? "https://attacker.example.invalid/api/atlas/v2" : url;
            yield return ("next", $"{host}?{kept}&itemsPerPage={size}&pageNum={page + 1}");
        }
    }
}
