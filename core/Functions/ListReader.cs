using System.Globalization;
using System.Text.Json;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions;

/// <summary>
/// Reads a whole list: every page, each result once, in Atlas's order. Atlas's count is an estimate, and results move
/// between pages while others are added and removed. A list that is not consistent is therefore read once more, and
/// then gives an error or a warning: an incomplete list is never returned without one.
/// </summary>
internal sealed class ListReader(AtlasCall call, EndpointFunction function, Arguments arguments, AtlasRequest request)
{
    private const int LargestPage = 500;
    private const int MaxPrefetchedPages = 8;
    private const int MaxReadings = 2;

    private readonly bool _isNumbered = function.Endpoint.Paging == Paging.Numbered;

    private bool IsOnePage => arguments.Has(Arguments.PageNumber);

    private int Ahead => Math.Min(MaxPrefetchedPages, call.MaxConcurrentRequests);

    /// <returns>The time of Atlas's last answer, or null where it does not say.</returns>
    public async Task<DateTimeOffset?> WriteAsync(IOutputWriter writer, CancellationToken cancellationToken)
    {
        var results = Output("results");
        var pages = new PageReader(call, function, arguments, request, writer);
        using var reading = await AcceptedAsync(pages, cancellationToken);
        WarnOfUnasked(reading);
        writer.WriteStartObject(function.Outputs, isSecret: false);
        writer.WritePropertyName(results);
        writer.WriteStartArray(results.IsSecret);
        reading.AppendTo(writer);
        writer.WriteEndArray();
        WriteRest(writer, reading);
        writer.WriteEndObject();
        return reading.Answer.Date;
    }

    private PropertySchema Output(string name) =>
        function.Outputs.Find(name) ?? throw new InvalidOperationException($"contract/: a list has no output '{name}'");

    private void WarnOfUnasked(ListReading reading)
    {
        if (reading.UnaskedCount > 0)
        {
            call.Log.Warning(string.Create(
                CultureInfo.InvariantCulture,
                $"{function.Name}: Atlas listed {reading.UnaskedCount} results that the arguments exclude; ")
                + "they are left out.");
        }
    }

    // Reads the list until a reading can be accepted.
    private async Task<ListReading> AcceptedAsync(PageReader pages, CancellationToken cancellationToken)
    {
        ListReading? before = null;
        for (var attempt = 1; ; attempt++)
        {
            var reading = await ReadAsync(pages, cancellationToken);
            if (IsOnePage || reading.AddsUp)
            {
                return reading;
            }

            if (attempt == MaxReadings)
            {
                return Confirmed(reading, before);
            }

            reading.Dispose();
            before = reading;
        }
    }

    private async Task<ListReading> ReadAsync(PageReader pages, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadOnceAsync(pages, cancellationToken);
        }
        catch (ProviderException exception) when (AtlasErrors.IsTimeoutWhilePaging(exception) && pages.StopCounting())
        {
            return await ReadOnceAsync(pages, cancellationToken);
        }
    }

    private async Task<ListReading> ReadOnceAsync(PageReader pages, CancellationToken cancellationToken)
    {
        var size = arguments.Integer(Arguments.ItemsPerPage) ?? LargestPage;
        var reading = new ListReading(new PageNumbers(1, _isNumbered ? size : null), _isNumbered, pages.Latest);
        try
        {
            if (IsOnePage)
            {
                reading.Add(await pages.ReadAsync(cancellationToken));
                return reading;
            }

            await ReadPagesAsync(reading, pages, cancellationToken);
            if (_isNumbered && reading.AddsUp)
            {
                await CheckBoundariesAsync(reading, pages, cancellationToken);
            }

            return reading;
        }
        catch
        {
            reading.Dispose();
            throw;
        }
    }

    private async Task ReadPagesAsync(ListReading reading, PageReader pages, CancellationToken cancellationToken)
    {
        var next = reading.First;
        using var ahead = new Prefetcher<ListPage>(
            (number, end) => number == 1 && !_isNumbered
                ? pages.ReadAsync(end)
                : pages.ReadAsync(next with { Number = number }, end),
            Ahead,
            cancellationToken);
        while (true)
        {
            reading.Add(await ahead.TakeAsync(next.Number));
            if (reading.Next() is not { } following)
            {
                return;
            }

            next = following;
            ahead.Expect(LastPage(reading));
            call.Log.Progress(string.Create(
                CultureInfo.InvariantCulture,
                $"{function.Name}: {reading.Count:N0} of about {reading.Total ?? reading.Count:N0} read"));
        }
    }

    // Pages are fetched ahead only as far as Atlas has counted; after that the links are followed, one at a time.
    private int LastPage(ListReading reading) =>
        _isNumbered && reading.Total is { } total ? (int)Math.Ceiling(total / (double)reading.Size) : 0;

    // While pages are read, a result that is removed pulls the first one of the next page onto a page that has been
    // read, where nobody sees it; and Atlas's count hides that when another one is added. So the results where one page
    // ends and the next begins are looked up once more.
    private async Task CheckBoundariesAsync(ListReading reading, PageReader pages, CancellationToken cancellationToken)
    {
        var boundaries = reading.AcrossBoundaries.ToArray();
        using var ahead = new Prefetcher<IReadOnlyList<string>>(
            (number, end) => pages.KeysAsync(boundaries[number - 1], end), Ahead, cancellationToken);
        ahead.Expect(boundaries.Length);
        for (var number = 1; number <= boundaries.Length && reading.AddsUp; number++)
        {
            reading.CheckBoundary(await ahead.TakeAsync(number));
        }
    }

    // What is judged by a list may hang on the one item that is not there: a part of a composed function is exact.
    private ListReading Confirmed(ListReading reading, ListReading? before)
    {
        if (before is not null && !request.IsPart && reading.IsConfirmedBy(before))
        {
            call.Log.Warning(string.Create(
                CultureInfo.InvariantCulture,
                $"{function.Name}: Atlas counts {reading.Total} but lists {reading.Count}; ")
                + "its count is an estimate.");
            return reading;
        }

        reading.Dispose();
        throw reading.Answer.Unexpected(Inconsistent(reading));
    }

    // The caller of a composed function cannot read a single page of its lists.
    private Wording Inconsistent(ListReading reading)
    {
        if (reading.RepeatedPage is { } page)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"page {page} has only results of earlier pages, in two readings");
        }

        var changed = Wording.FromString(string.Create(
            CultureInfo.InvariantCulture,
            $"the list changed while it was read, twice ({reading.Count} results{OfTotal(reading)}); try again"));
        return request.IsPart
            ? changed
            : changed.Add(Wording.Of($", or read it page by page with {new Name(Arguments.PageNumber)}"));
    }

    private static string OfTotal(ListReading reading) => reading.Total is { } total
        ? string.Create(CultureInfo.InvariantCulture, $" of {total}")
        : "";

    private void WriteRest(IOutputWriter writer, ListReading reading)
    {
        // A list of all pages has no next one.
        var kept = IsOnePage ? reading.Links : PageLinks.WithoutPaging(reading.Links);
        var links = new Utf8JsonReader(kept.IsEmpty ? "[]"u8 : kept.Span);
        links.Read();
        new Projection(reading.Answer, writer, arguments).Property(ref links, Output("links"), reading.Secrets);
        var count = Output("totalCount");
        if (reading.Total is { } total && !arguments.IsFalse(Arguments.IncludeCount))
        {
            writer.WritePropertyName(count);
            writer.WriteNumberValue(total, count.IsSecret);
        }
        else
        {
            writer.WriteAbsent(count);
        }
    }
}
