using System.Text;
using System.Text.Json;
using AtlasBackup.Provider.Atlas;
using AtlasBackup.Provider.Schema;

namespace AtlasBackup.Provider.Functions;

/// <summary>What one page of a list says of itself; its results have been written already.</summary>
/// <param name="Count">How many results the page has.</param>
/// <param name="NewCount">How many of them had not been on a page before.</param>
/// <param name="Total">How many results there are on all pages, as Atlas counts them.</param>
/// <param name="HasNext">Whether the page has a link to a next one.</param>
/// <param name="NextPage">The number of the next page, when that link tells it.</param>
/// <param name="Links">The page's links, as JSON.</param>
internal sealed record ListPage(
    int Count,
    int NewCount,
    int? Total,
    bool HasNext,
    int? NextPage,
    ReadOnlyMemory<byte> Links)
{
    /// <summary>Reads a page, writing its results, each of which is written once however often it is met.</summary>
    public static ListPage Read(
        ReadOnlyMemory<byte> json,
        AtlasRequest request,
        TypeSchema item,
        Projection projection,
        IOutputWriter writer,
        HashSet<string> known)
    {
        var reader = new Utf8JsonReader(json.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw projection.Mismatch(reader.TokenType, "an object");
        }

        var (count, newCount) = (-1, 0);
        int? total = null;
        ReadOnlyMemory<byte> links = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Of(reader);
            reader.Read();
            if (name == "results" && count < 0 && reader.TokenType != JsonTokenType.Null)
            {
                (count, newCount) = Results(ref reader, item, projection, writer, known);
            }
            else if (name == "totalCount" && reader.TokenType != JsonTokenType.Null)
            {
                total = Total32(ref reader, projection);
            }
            else if (name == "status")
            {
                // The list stands in an envelope, which may hold an error in its place.
                Envelope.Open(json, request);
                reader.Skip();
            }
            else
            {
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                links = name == "links" ? json[start..(int)reader.BytesConsumed] : links;
            }
        }

        reader.Read();
        if (count < 0 && total is not 0)
        {
            throw new UnexpectedAnswerException("it has no 'results'");
        }

        var (hasNext, nextPage) = NextPageOf(links);
        return new ListPage(Math.Max(count, 0), newCount, total, hasNext, nextPage, links);
    }

    private static (int Count, int NewCount) Results(
        ref Utf8JsonReader reader,
        TypeSchema item,
        Projection projection,
        IOutputWriter writer,
        HashSet<string> known)
    {
        if (reader.TokenType != JsonTokenType.StartArray || item.Object is not { } schema)
        {
            throw new UnexpectedAnswerException("'results' is not a list");
        }

        var (count, newCount) = (0, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            count++;
            var position = writer.Position;
            var id = IdOf(reader);
            projection.Item(ref reader, "results", schema);
            if (id is null || known.Add(id))
            {
                newCount++;
            }
            else
            {
                writer.Rewind(position);
            }
        }

        return (count, newCount);
    }

    // The reader is a copy: looking ahead moves nothing.
    private static string? IdOf(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isId = reader.ValueIsEscaped ? JsonText.Of(reader) == "id" : reader.ValueTextEquals("id"u8);
            reader.Read();
            if (isId)
            {
                return reader.TokenType == JsonTokenType.String ? JsonText.Of(reader) : null;
            }

            reader.Skip();
        }

        return null;
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
