using System.Globalization;
using System.Text.Json;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>
/// Reads a list whole: every page, each result once, in Atlas's order. Atlas's count is an estimate and its pages move
/// while things are added and taken away, so a list that does not add up is read once more, and then is an error or a
/// warning, never a silent half.
/// </summary>
internal sealed class ListReader(AtlasCall call, Function function, Arguments arguments, AtlasRequest request)
{
    private const int LargestPage = 500;
    private const int MaxPrefetchedPages = 8;
    private const int MaxReadings = 2;

    private readonly ObjectSchema _outputs = function.Outputs;

    private bool IsOnePage => arguments.Has(Arguments.PageNumber);

    public async Task WriteAsync(IOutputWriter writer, CancellationToken cancellationToken)
    {
        var results = Output("results");
        var schema = results.Type.Items?.Object
            ?? throw new InvalidOperationException("schema.json: 'results' is not a list of objects");
        var item = new ExpectedObject(schema, function.Endpoint, arguments);
        using var reading = await AcceptedAsync(item, writer, cancellationToken);
        writer.WriteStartObject(_outputs, isSecret: false);
        writer.WritePropertyName(results);
        writer.WriteStartArray(results.IsSecret);
        reading.AppendTo(writer);
        writer.WriteEndArray();
        WriteRest(writer, reading);
        writer.WriteEndObject();
    }

    // Reads the list until a reading can be accepted.
    private async Task<ListReading> AcceptedAsync(
        ExpectedObject item,
        IOutputWriter writer,
        CancellationToken cancellationToken)
    {
        ListReading? before = null;
        for (var attempt = 1; ; attempt++)
        {
            var reading = new ListReading();
            try
            {
                await ReadAsync(reading, item, writer, cancellationToken);
                if (IsOnePage || reading.AddsUp || attempt == MaxReadings)
                {
                    Accept(reading, before);
                    return reading;
                }
            }
            catch
            {
                reading.Dispose();
                throw;
            }

            reading.Dispose();
            before = reading;
        }
    }

    private PropertySchema Output(string name) =>
        _outputs.Find(name) ?? throw new InvalidOperationException($"schema.json: a list has no output '{name}'");

    private async Task ReadAsync(
        ListReading reading,
        ExpectedObject item,
        IOutputWriter writer,
        CancellationToken cancellationToken)
    {
        if (IsOnePage)
        {
            reading.Add(await PageAsync(request, item, writer, cancellationToken));
            return;
        }

        var size = arguments.Integer(Arguments.ItemsPerPage) ?? LargestPage;
        using var pages = new PagePrefetcher(
            (page, end) => PageAsync(PageRequest(page, size), item, writer, end),
            Math.Min(MaxPrefetchedPages, call.MaxConcurrentRequests),
            cancellationToken);
        var number = 1;
        while (true)
        {
            var page = await pages.TakeAsync(number);
            reading.Add(page);
            if (reading.Next(number) is not { } next)
            {
                return;
            }

            number = next;
            pages.Expect(LastPage(page, size));
            call.Log.Progress(string.Create(
                CultureInfo.InvariantCulture,
                $"{function.Name}: {reading.Count:N0} of about {reading.Total ?? reading.Count:N0} read"));
        }
    }

    // Pages are read where their answers arrive, several at once; only what they have in common waits for its turn.
    private async Task<ListPage> PageAsync(
        AtlasRequest pageRequest,
        ExpectedObject item,
        IOutputWriter writer,
        CancellationToken cancellationToken)
    {
        using var answer = await call.GetAsync(pageRequest, cancellationToken);
        var part = writer.BeginPart(answer.Json.Length);
        try
        {
            return ListPage.Read(answer, item, arguments, part);
        }
        catch (JsonException exception)
        {
            part.Dispose();
            throw answer.Unexpected(JsonText.Fault(answer.Json.Span), exception);
        }
        catch
        {
            part.Dispose();
            throw;
        }
    }

    // Pages are fetched ahead only as far as Atlas has counted; beyond that its links lead on, one at a time.
    private int LastPage(ListPage page, int size) =>
        function.Endpoint.Paging == Paging.Numbered && page.Total is { } total
            ? (int)Math.Ceiling(total / (double)size)
            : 0;

    private AtlasRequest PageRequest(int page, int size)
    {
        if (function.Endpoint.Paging == Paging.Linked && page == 1)
        {
            return request;
        }

        var own = request.Query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !pair.StartsWith($"{Arguments.ItemsPerPage}=", StringComparison.Ordinal));
        var paging = string.Create(
            CultureInfo.InvariantCulture,
            $"{Arguments.ItemsPerPage}={size}&{Arguments.PageNumber}={page}");
        return request with { Query = string.Join('&', own.Append(paging)) };
    }

    private void Accept(ListReading reading, ListReading? before)
    {
        if (IsOnePage || reading.AddsUp)
        {
            return;
        }

        // Twice the same result, and a count that stands still: the list is what it is, and the estimate is off.
        if (reading.IsSteady && before is { IsSteady: true } && before.Count == reading.Count)
        {
            call.Log.Warning(string.Create(
                CultureInfo.InvariantCulture,
                $"{function.Name}: Atlas counts {reading.Total} but lists {reading.Count}; ")
                + "its count is an estimate.");
            return;
        }

        throw reading.Answer.Unexpected(reading.RepeatedPage is { } page
            ? string.Create(CultureInfo.InvariantCulture, $"page {page} repeats what earlier pages had, twice")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"the list changed while it was read, twice ({reading.Count} results{OfTotal(reading)}); ")
                + "try again, or read it page by page with pageNum");
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
        new Projection(reading.Answer, writer, arguments).Property(ref links, Output("links"));
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
