using System.Globalization;
using System.Text.Json;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>Reads the results of a page, and writes those that the filter keeps.</summary>
internal sealed class PageResults(
    AtlasAnswer answer,
    ExpectedObject expected,
    ItemFilter filter,
    Projection kept,
    Arguments arguments,
    IOutputPart part)
{
    private const string Name = "results";

    private readonly List<PageResult> _all = [];
    private Projection? _dropped;

    public IReadOnlyList<PageResult> All => _all;

    /// <inheritdoc cref="ListPage.UnaskedCount"/>
    public int UnaskedCount { get; private set; }

    /// <summary>Reads the array that the reader stands on.</summary>
    public void Read(ref Utf8JsonReader reader, int most)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw answer.Unexpected("'results' is not a list");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            // The size is checked for each result, and not at the end: the rest of the array may be endless.
            if (_all.Count == most)
            {
                throw answer.Unexpected(
                    string.Create(CultureInfo.InvariantCulture, $"it has more than {most:N0} results on one page"));
            }

            _all.Add(ReadOne(ref reader));
        }
    }

    private PageResult ReadOne(ref Utf8JsonReader reader)
    {
        if (filter.KeepsAll)
        {
            return new PageResult(kept.Item(ref reader, Name, expected), _all.Count, Time: null);
        }

        var verdict = filter.Judge(reader, answer);
        if (verdict.IsKept)
        {
            var position = part.ItemCount;
            return new PageResult(kept.Item(ref reader, Name, expected), position, verdict.Time);
        }

        UnaskedCount += verdict.IsUnasked ? 1 : 0;
        _dropped ??= new Projection(answer, UnseenWriter.Instance, arguments);
        return new PageResult(_dropped.Item(ref reader, Name, expected), Position: -1, verdict.Time);
    }
}
