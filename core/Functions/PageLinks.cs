using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace AtlasBackup.Core.Functions;

/// <summary>Where the link to the next page leads, as far as it says so.</summary>
/// <param name="Number">The number of the next page.</param>
/// <param name="Size">How many results a page has.</param>
internal sealed record NextLink(int? Number, int? Size);

/// <summary>Reads the links of a page, as JSON: where the next page is, and which links are not about pages.</summary>
internal static class PageLinks
{
    /// <summary>Finds the link to the next page, or gives null when there is none.</summary>
    public static NextLink? Next(ReadOnlyMemory<byte> links)
    {
        if (links.IsEmpty)
        {
            return null;
        }

        using var document = JsonDocument.Parse(links);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        foreach (var link in document.RootElement.EnumerateArray())
        {
            if (Member(link, "rel") == "next" && Member(link, "href") is { } href)
            {
                return new NextLink(NumberIn(href, Arguments.PageNumber), NumberIn(href, Arguments.ItemsPerPage));
            }
        }

        return null;
    }

    /// <summary>The links except those to the next and the previous page. A value that is not a list is kept.</summary>
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

        // The bytes are copied unchanged: bytes that are not UTF-8 are an error only when they are written.
        var kept = new List<byte>(links.Length);
        foreach (var link in document.RootElement.EnumerateArray())
        {
            if (Member(link, "rel") is not ("next" or "previous"))
            {
                kept.Add((byte)(kept.Count == 0 ? '[' : ','));
                kept.AddRange(JsonMarshal.GetRawUtf8Value(link));
            }
        }

        return kept.Count == 0 ? "[]"u8.ToArray() : (byte[])[.. kept, (byte)']'];
    }

    private static string? Member(JsonElement link, string name) =>
        link.ValueKind == JsonValueKind.Object
            && link.TryGetProperty(name, out var member)
            && member.ValueKind == JsonValueKind.String
            ? JsonText.Of(member)
            : null;

    // Only numbers are taken from the link: the path of the next page is known, and the link may name another host.
    private static int? NumberIn(string href, string name)
    {
        var query = href.AsSpan(href.IndexOf('?', StringComparison.Ordinal) + 1);
        foreach (var range in query.Split('&'))
        {
            var pair = query[range];
            if (pair.StartsWith(name, StringComparison.Ordinal)
                && pair[name.Length..] is ['=', .. var value]
                && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number > 0)
            {
                return number;
            }
        }

        return null;
    }
}
