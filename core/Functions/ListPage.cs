using System.Globalization;
using System.Text.Json;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>A result of a page.</summary>
/// <param name="Key">What tells it apart.</param>
/// <param name="Position">Where it was written among the page's items, or -1 where a filter drops it.</param>
/// <param name="Time">When it was made, where that decides which results are kept.</param>
internal readonly record struct PageResult(string Key, int Position, DateTimeOffset? Time);

/// <summary>One page of a list.</summary>
/// <param name="Answer">The answer that the page was read from; its JSON may already be released.</param>
/// <param name="Items">Those of its results that are kept, written.</param>
/// <param name="Results">All its results, in Atlas's order.</param>
/// <param name="Total">How many results there are on all pages, as Atlas counts them.</param>
/// <param name="Next">Where the page's link to the next one leads, or null when it has none.</param>
/// <param name="Links">The page's links, as JSON.</param>
/// <param name="Secrets">The texts of the secret properties of the results.</param>
internal sealed record ListPage(
    AtlasAnswer Answer,
    IOutputPart Items,
    IReadOnlyList<PageResult> Results,
    int? Total,
    NextLink? Next,
    ReadOnlyMemory<byte> Links,
    IReadOnlyList<byte[]> Secrets) : IDisposable
{
    // A page has only a few links. They are read as a tree, which takes many times their size.
    private const int MaxLinksLength = 64 * 1024;

    /// <summary>How many results Atlas should not have sent, by the filters that were sent to it.</summary>
    public int UnaskedCount { get; private init; }

    /// <summary>Reads a page, writing its results to <paramref name="part"/>.</summary>
    /// <param name="answer">The answer of Atlas.</param>
    /// <param name="expected">What each result is.</param>
    /// <param name="filter">Which results are kept.</param>
    /// <param name="most">How many results the page may have.</param>
    /// <param name="arguments">The arguments of the call.</param>
    /// <param name="part">Takes the results.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static ListPage Read(
        AtlasAnswer answer,
        ExpectedObject expected,
        ItemFilter filter,
        int most,
        Arguments arguments,
        IOutputPart part)
    {
        var json = answer.Json;
        var projection = new Projection(answer, part, arguments);
        var results = new PageResults(answer, expected, filter, projection, arguments, part);
        var reader = new Utf8JsonReader(json.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw projection.Mismatch(reader.TokenType, "an object");
        }

        var hasResults = false;
        int? total = null;
        ReadOnlyMemory<byte> links = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Of(reader);
            reader.Read();
            if (name == "results" && !hasResults && reader.TokenType != JsonTokenType.Null)
            {
                results.Read(ref reader, most);
                hasResults = true;
            }
            else if (name == "totalCount" && reader.TokenType != JsonTokenType.Null)
            {
                total = Total32(ref reader, projection);
            }
            else
            {
                var start = (int)reader.TokenStartIndex;
                var isLinks = name == "links" && reader.TokenType != JsonTokenType.Null;
                reader.Skip();
                links = isLinks ? json[start..(int)reader.BytesConsumed] : links;
            }
        }

        reader.Read();
        if (links.Length > MaxLinksLength)
        {
            throw answer.Unexpected("its links take more than 64 KB");
        }

        if (!hasResults && total is not 0)
        {
            throw answer.Unexpected("it has no 'results'");
        }

        return new ListPage(
            answer, part, results.All, total, PageLinks.Next(links), links.ToArray(), projection.Secrets)
        {
            UnaskedCount = results.UnaskedCount,
        };
    }

    public void Dispose() => Items.Dispose();

    private static int Total32(ref Utf8JsonReader reader, Projection projection)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.GetDouble() is >= 0 and <= int.MaxValue and var number
            && number == Math.Floor(number))
        {
            return (int)number;
        }

        throw projection.MismatchOf("totalCount", reader.TokenType, "a whole number");
    }
}
