using System.Globalization;
using System.Text.Json;
using AtlasBackup.Provider.Atlas;
using AtlasBackup.Provider.Schema;

namespace AtlasBackup.Provider.Functions;

/// <summary>One reading of a list, page by page, and whether what came together makes sense.</summary>
internal sealed class Reading(AtlasRequest request, TypeSchema item, Projection projection, IOutputWriter writer)
{
    private readonly HashSet<string> _known = [];
    private ListPage? _last;
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

    public ListPage Add(ReadOnlyMemory<byte> json)
    {
        var page = Read(json);
        if (_last is null)
        {
            Links = page.Links;
        }

        _hasShrunk |= page.Total < Total;
        Total = page.Total ?? Total;
        Count += page.NewCount;
        _last = page;
        return page;
    }

    /// <summary>
    /// The number of the page to read after this one, or null at the end. The end is where no link leads on and the
    /// count is reached; when these two disagree, an empty page is the end.
    /// </summary>
    public int? Next(int number)
    {
        if (_last is not { } page || page.Count == 0)
        {
            return null;
        }

        if (page.NewCount == 0)
        {
            RepeatedPage = number;
            return null;
        }

        if (page.NextPage is { } next && next != number + 1)
        {
            throw new UnexpectedAnswerException(string.Create(
                CultureInfo.InvariantCulture,
                $"after page {number} it leads to page {next}"));
        }

        return page.HasNext || Count < Total ? number + 1 : null;
    }

    private ListPage Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            return ListPage.Read(json, request, item, projection, writer, _known);
        }
        catch (JsonException exception)
        {
            throw new UnexpectedAnswerException(JsonText.Fault(json.Span), exception);
        }
    }
}
