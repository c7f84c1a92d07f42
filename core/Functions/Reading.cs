using System.Globalization;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>One reading of a list, page by page, and whether what came together makes sense.</summary>
internal sealed class Reading(IOutputWriter writer)
{
    private readonly HashSet<string> _known = [];
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

    /// <summary>
    /// Takes in the results of a page, each of which is written once however often it is met, and lets the page go.
    /// </summary>
    public void Add(ListPage page)
    {
        var start = writer.Position;
        _newOnLast = Append(page);
        page.Outputs.Release();
        if (_last is null)
        {
            Links = page.Links;
            Expect(page, writer.Position - start);
        }

        // A page that leads on and has nothing leaves open what became of the rest.
        _hasShrunk |= page.Total < Total || (page.HasNext && page.Items.Count == 0);
        Total = page.Total ?? Total;
        Count += _newOnLast;
        _last = page;
    }

    /// <summary>
    /// The number of the page to read after this one, or null at the end. The end is where no link leads on and the
    /// count is reached; when these two disagree, an empty page is the end.
    /// </summary>
    public int? Next(int number)
    {
        if (_last is not { } page || page.Items.Count == 0)
        {
            return null;
        }

        if (_newOnLast == 0)
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

    private int Append(ListPage page)
    {
        var (count, from, position) = (0, 0, 0);
        foreach (var item in page.Items)
        {
            if (item.Id is null || _known.Add(item.Id))
            {
                count++;
            }
            else
            {
                writer.Append(page.Outputs, from..position);
                from = item.End;
            }

            position = item.End;
        }

        writer.Append(page.Outputs, from..position);
        return count;
    }

    // What all pages will take, by the first one and a little more.
    private void Expect(ListPage page, int size)
    {
        const double surplus = 1.05;
        if (page.Total > page.Items.Count && page.Items.Count > 0)
        {
            writer.Expect((int)Math.Min(int.MaxValue, surplus * size * page.Total.Value / page.Items.Count));
        }
    }
}
