using System.Globalization;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>
/// One reading of a list, page by page, and whether what came together makes sense. It keeps the items until they are
/// written, so that a reading that does not add up leaves no trace.
/// </summary>
internal sealed class ListReading : IDisposable
{
    private readonly HashSet<string> _known = [];
    private readonly List<IOutputPart> _parts = [];
    private readonly List<Run> _runs = [];
    private ListPage? _last;
    private int _newOnLast;
    private bool _hasShrunk;

    public int Count { get; private set; }

    /// <summary>How many results there are, as Atlas counted them last.</summary>
    public int? Total { get; private set; }

    /// <summary>The links of the first page, as JSON.</summary>
    public ReadOnlyMemory<byte> Links { get; private set; }

    /// <summary>
    /// The number of a page that had nothing new. So much can be added while a list is read, or a page be wrong.
    /// </summary>
    public int? RepeatedPage { get; private set; }

    /// <summary>Whether nothing moved so far, while the list was read, that something may have been missed.</summary>
    public bool IsSteady => !_hasShrunk && RepeatedPage is null;

    /// <summary>Whether there are as many results as Atlas counts, or more.</summary>
    public bool AddsUp => IsSteady && (Total is not { } total || Count >= total);

    /// <summary>The answer with the last page: its JSON is gone, but it words what is wrong with the list.</summary>
    public AtlasAnswer Answer => Last.Answer;

    private ListPage Last => _last ?? throw new InvalidOperationException("no page has been read");

    /// <summary>Takes in a page, each of whose results counts once however often it is met.</summary>
    public void Add(ListPage page)
    {
        _parts.Add(page.Items);
        if (_last is null)
        {
            Links = page.Links;
        }

        // A page that leads on and has nothing leaves open what became of the rest.
        _hasShrunk |= page.Total < Total || (page.HasNext && page.Keys.Count == 0);
        Total = page.Total ?? Total;
        _newOnLast = AddRuns(page);
        Count += _newOnLast;
        _last = page;
    }

    /// <summary>
    /// The number of the page to read after this one, or null at the end. The end is where no link leads on and the
    /// count is reached; when these two disagree, an empty page is the end.
    /// </summary>
    public int? Next(int number)
    {
        if (Last.Keys.Count == 0)
        {
            return null;
        }

        if (_newOnLast == 0)
        {
            RepeatedPage = number;
            return null;
        }

        if (Last.NextPage is { } next && next != number + 1)
        {
            throw Answer.Unexpected(string.Create(
                CultureInfo.InvariantCulture,
                $"after page {number} it leads to page {next}"));
        }

        return Last.HasNext || Count < Total ? number + 1 : null;
    }

    /// <summary>Writes the results, each once, in Atlas's order.</summary>
    public void AppendTo(IOutputWriter writer)
    {
        foreach (var run in _runs)
        {
            writer.AppendItems(run.Part, run.First, run.Count);
        }
    }

    public void Dispose()
    {
        foreach (var part in _parts)
        {
            part.Dispose();
        }
    }

    // Items are appended in runs between those that are known already.
    private int AddRuns(ListPage page)
    {
        var (count, first) = (0, 0);
        for (var index = 0; index < page.Keys.Count; index++)
        {
            if (page.Keys[index] is not { } key || _known.Add(key))
            {
                count++;
            }
            else
            {
                AddRun(page.Items, first, index);
                first = index + 1;
            }
        }

        AddRun(page.Items, first, page.Keys.Count);
        return count;
    }

    private void AddRun(IOutputPart part, int first, int end)
    {
        if (end > first)
        {
            _runs.Add(new Run(part, first, end - first));
        }
    }

    private readonly record struct Run(IOutputPart Part, int First, int Count);
}
