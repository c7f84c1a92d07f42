using System.Text;
using System.Text.Json;

namespace AtlasBackup.Core.Functions;

/// <summary>Reads the links of a page, as JSON: where the next page is, and which links are not about pages.</summary>
internal static class PageLinks
{
    /// <summary>Whether there is a link to a next page, and the number of that page when the link tells it.</summary>
    public static (bool HasNext, int? Number) Next(ReadOnlyMemory<byte> links)
    {
        if (links.IsEmpty)
        {
            return (false, null);
        }

        using var document = JsonDocument.Parse(links);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            return (false, null);
        }

        foreach (var link in document.RootElement.EnumerateArray())
        {
            if (Member(link, "rel") == "next" && Member(link, "href") is { } href)
            {
                return (true, PageNumberIn(href));
            }
        }

        return (false, null);
    }

    /// <summary>The links but those to the next and the previous page. What is no list stays as it is.</summary>
    public static ReadOnlyMemory<byte> WithoutPaging(ReadOnlyMemory<byte> links)
    {
        if (links.IsEmpty)
        {
            return default;
        }

        using var document = JsonDocument.Parse(links);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            return links;
        }

        var kept = document.RootElement.EnumerateArray()
            .Where(link => Member(link, "rel") is not ("next" or "previous"))
            .Select(link => link.GetRawText());
        return Encoding.UTF8.GetBytes($"[{string.Join(',', kept)}]");
    }

    private static string? Member(JsonElement link, string name) =>
        link.ValueKind == JsonValueKind.Object
            && link.TryGetProperty(name, out var member)
            && member.ValueKind == JsonValueKind.String
            ? JsonText.Of(member)
            : null;

    // Only the number is taken from the link: where the next page stands is known, whatever host the link names.
    private static int? PageNumberIn(string href)
    {
        var query = href.AsSpan(href.IndexOf('?', StringComparison.Ordinal) + 1);
        foreach (var range in query.Split('&'))
        {
            var pair = query[range];
            if (pair.StartsWith("pageNum=", StringComparison.Ordinal)
                && int.TryParse(pair["pageNum=".Length..], out var number))
            {
                return number;
            }
        }

        return null;
    }
}
