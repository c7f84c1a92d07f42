using System.Globalization;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>
/// What a list has given so far, page by page: its results, each once, and whether they can be all.
/// </summary>
/// <param name="first">The first page to read.</param>
/// <param name="isNumbered">Whether pages can be requested by number, whatever the links say.</param>
/// <param name="latest">How many of the newest results are kept, or null where all are.</param>
internal sealed class ListReading(PageNumbers first, bool isNumbered, int? latest) : IDisposable
{
    // At Atlas's largest page five million results, which no list of backups has.
    private const int MaxPages = 10_000;

    // The size of a page where none is asked for, by Atlas's documentation.
    private const int UsualSize = 100;

    private readonly HashSet<string> _known = [];
    private readonly List<string> _keys = [];
    private readonly List<IOutputPart> _parts = [];
    private readonly KeptResults _kept = new(latest);
    private ListPage? _last;
    private PageNumbers _at = first;
    private int _newOnLast;
    private int _shortest = int.MaxValue;
    private bool _hasMoved;

    public PageNumbers First { get; } = first;

    public int Count => _keys.Count;

    /// <summary>How many results Atlas should not have sent, by the filters that were sent to it.</summary>
    public int UnaskedCount { get; private set; }

    /// <summary>How many results there are, as Atlas counted them last.</summary>
    public int? Total { get; private set; }

    /// <summary>The links of the first page, as JSON.</summary>
    public ReadOnlyMemory<byte> Links { get; private set; }

    /// <summary>The texts of the secret properties of the first page's results, which its links may repeat.</summary>
    public IReadOnlyList<byte[]> Secrets { get; private set; } = [];

    /// <summary>
    /// The number of a page without new results: so many were added while the list was read, or the page is wrong.
    /// </summary>
    public int? RepeatedPage { get; private set; }

    /// <summary>Whether there are as many results as Atlas counts, or more, and none can have been missed.</summary>
    public bool AddsUp => IsSteady && (Total is { } total ? Count >= total : isNumbered || _shortest >= (_at.Size ?? 0));

    /// <summary>The answer with the last page: its JSON is released, but it words errors about the list.</summary>
    public AtlasAnswer Answer => Last.Answer;

    /// <summary>How many results a page has.</summary>
    public int Size => _at.Size ?? UsualSize;

    /// <summary>The pages in which all boundaries between the pages that were read can be seen.</summary>
    public IEnumerable<PageNumbers> AcrossBoundaries =>
        Enumerable.Range(1, Math.Max(0, _at.Number - (Last.Results.Count == 0 ? 2 : 1)))
            .Select(page => PageBoundary.Across(page * Size))
            .Distinct();

    // An end that is known: a page that is not full, or an empty one behind it.
    private bool HasEnd => Last.Next is null && Last.Results.Count < Size;

    private bool IsSteady => !_hasMoved && RepeatedPage is null;

    private ListPage Last => _last ?? throw new InvalidOperationException("no page has been read");

    /// <summary>
    /// Whether the list is what it is and only Atlas's count, which is an estimate, is too high: twice the same
    /// results, on pages that are full up to an end that is known.
    /// </summary>
    public bool IsConfirmedBy(ListReading other) =>
        IsSteady && other.IsSteady && HasEnd && _shortest >= Size && _keys.SequenceEqual(other._keys);

    /// <summary>Takes in a page, each of whose results counts once however often it is met.</summary>
    public void Add(ListPage page)
    {
        _parts.Add(page.Items);

        // After an empty page that a link led to, or that links to another, it is unknown where the other results are.
        _hasMoved |= page.Total < Total || (page.Results.Count == 0 && (page.Next ?? _last?.Next) is not null);
        if (_last is null)
        {
            (Links, Secrets) = (page.Links, page.Secrets);
        }
        else if (page.Results.Count > 0)
        {
            _shortest = Math.Min(_shortest, _last.Results.Count);
        }

        Total = page.Total ?? Total;
        var known = Count;
        AddResults(page);
        _newOnLast = Count - known;
        _last = page;
    }

    /// <summary>
    /// The page to read after this one, or null at the end. The end is where no link leads on and the count is reached;
    /// when these two disagree, an empty page is the end.
    /// </summary>
    public PageNumbers? Next()
    {
        if (Last.Results.Count == 0)
        {
            return null;
        }

        if (_newOnLast == 0)
        {
            RepeatedPage = _at.Number;
            return null;
        }

        if (Last.Next is null && !(isNumbered && Count < Total))
        {
            return null;
        }

        _at = Checked(new PageNumbers(_at.Number + 1, SizeFrom(Last)), Last.Next);
        return _at;
    }

    /// <summary>
    /// Takes in which results stand on both sides of a boundary now. One that is not known may have been missed.
    /// </summary>
    public void CheckBoundary(IReadOnlyList<string> keys) => _hasMoved |= !keys.All(_known.Contains);

    /// <summary>Writes the results that are kept, each once: in Atlas's order, or the newest first.</summary>
    public void AppendTo(IOutputWriter writer) => _kept.AppendTo(writer);

    public void Dispose()
    {
        foreach (var part in _parts)
        {
            part.Dispose();
        }
    }

    // A link says how large Atlas's pages really are, unless it contradicts the page that it stands on.
    private int? SizeFrom(ListPage page) =>
        page.Next?.Size is { } size && page.Results.Count <= size ? size : _at.Size;

    private PageNumbers Checked(PageNumbers next, NextLink? link)
    {
        if (link?.Number is { } number && number != next.Number)
        {
            throw Answer.Unexpected(string.Create(
                CultureInfo.InvariantCulture,
                $"after page {_at.Number} it leads to page {number}"));
        }

        // Pages of different sizes leave gaps between them, or overlap.
        if (_at.Number > 1 && next.Size != _at.Size)
        {
            throw Answer.Unexpected(string.Create(
                CultureInfo.InvariantCulture,
                $"after pages of {_at.Size} results it leads to pages of {next.Size}"));
        }

        return next.Number <= MaxPages
            ? next
            : throw Answer.Unexpected(string.Create(
                CultureInfo.InvariantCulture,
                $"it has more than {MaxPages:N0} pages"));
    }

    private void AddResults(ListPage page)
    {
        UnaskedCount += page.UnaskedCount;
        foreach (var result in page.Results)
        {
            if (_known.Add(result.Key))
            {
                _keys.Add(result.Key);
                _kept.Add(page.Items, result);
            }
        }
    }
}
