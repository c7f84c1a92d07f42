using System.Text;
using System.Text.Json;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>One result of a page.</summary>
/// <param name="Id">Its id, if it has one.</param>
/// <param name="End">Where it ends in what was written of the page.</param>
internal readonly record struct ListItem(string? Id, int End);

/// <summary>One page of a list.</summary>
/// <param name="Items">Its results, in order.</param>
/// <param name="Outputs">Where they have been written.</param>
/// <param name="Total">How many results there are on all pages, as Atlas counts them.</param>
/// <param name="HasNext">Whether the page has a link to a next one.</param>
/// <param name="NextPage">The number of the next page, when that link tells it.</param>
/// <param name="Links">The page's links, as JSON.</param>
internal sealed record ListPage(
    IReadOnlyList<ListItem> Items,
    IOutputWriter Outputs,
    int? Total,
    bool HasNext,
    int? NextPage,
    ReadOnlyMemory<byte> Links)
{
    /// <summary>Reads a page, writing its results to <paramref name="outputs"/>.</summary>
    public static ListPage Read(
        ReadOnlyMemory<byte> json,
        TypeSchema item,
        Arguments arguments,
        IOutputWriter outputs)
    {
        var projection = new Projection(outputs, arguments);
        var reader = new Utf8JsonReader(json.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw projection.Mismatch(reader.TokenType, "an object");
        }

        List<ListItem>? items = null;
        int? total = null;
        ReadOnlyMemory<byte> links = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Of(reader);
            reader.Read();
            if (name == "results" && items is null && reader.TokenType != JsonTokenType.Null)
            {
                items = Results(ref reader, item, projection, outputs);
            }
            else if (name == "totalCount" && reader.TokenType != JsonTokenType.Null)
            {
                total = Total32(ref reader, projection);
            }
            else
            {
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                links = name == "links" ? json[start..(int)reader.BytesConsumed] : links;
            }
        }

        reader.Read();
        if (items is null && total is not 0)
        {
            throw new UnexpectedAnswerException("it has no 'results'");
        }

        var (hasNext, nextPage) = NextPageOf(links);
        return new ListPage(items ?? [], outputs, total, hasNext, nextPage, links.ToArray());
    }

    private static List<ListItem> Results(
        ref Utf8JsonReader reader,
        TypeSchema item,
        Projection projection,
        IOutputWriter outputs)
    {
        if (reader.TokenType != JsonTokenType.StartArray || item.Object is not { } schema)
        {
            throw new UnexpectedAnswerException("'results' is not a list");
        }

        var items = new List<ListItem>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var id = projection.Item(ref reader, "results", schema);
            items.Add(new ListItem(id, outputs.Position));
        }

        return items;
    }

    private static int Total32(ref Utf8JsonReader reader, Projection projection)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.GetDouble() is >= 0 and <= int.MaxValue and var number
            && number == Math.Floor(number))
        {
            return (int)number;
        }

        throw projection.Mismatch(reader.TokenType, "a whole number in 'totalCount'");
    }

    private static (bool HasNext, int? Number) NextPageOf(ReadOnlyMemory<byte> links)
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
