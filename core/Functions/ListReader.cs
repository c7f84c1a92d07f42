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
    private const int MaxPagesAhead = 8;
    private const int MaxReadings = 2;

    private static readonly byte[] NoLinks = "[]"u8.ToArray();

    private readonly ObjectSchema _outputs = function.Schema.Outputs;

    private bool IsOnePage => arguments.Has(Arguments.PageNumber);

    public async Task WriteAsync(IOutputWriter writer, CancellationToken cancellationToken)
    {
        var results = Output("results");
        var item = results.Type.Items ?? throw new InvalidOperationException("schema.json: 'results' is not a list");
        writer.BeginObject();
        writer.Name(results.Utf8Name);
        writer.BeginArray();
        var start = writer.Position;
        Reading? before = null;
        for (var attempt = 1; ; attempt++)
        {
            var reading = new Reading(writer);
            await ReadAsync(reading, item, writer, cancellationToken);
            if (IsOnePage || reading.AddsUp || attempt == MaxReadings)
            {
                Accept(reading, before);
                writer.EndArray();
                WriteRest(writer, reading);
                writer.EndObject();
                return;
            }

            before = reading;
            writer.Rewind(start);
        }
    }

    private PropertySchema Output(string name) =>
        _outputs.Find(name) ?? throw new InvalidOperationException($"schema.json: a list has no output '{name}'");

    private async Task ReadAsync(
        Reading reading,
        TypeSchema item,
        IOutputWriter writer,
        CancellationToken cancellationToken)
    {
        if (IsOnePage)
        {
            reading.Add(await PageAsync(request, item, writer, cancellationToken));
            return;
        }

        var size = arguments.Integer(Arguments.ItemsPerPage) ?? LargestPage;
        using var ahead = new PagesAhead(
            (page, end) => PageAsync(PageRequest(page, size), item, writer, end),
            Math.Min(MaxPagesAhead, call.MaxConcurrentRequests),
            cancellationToken);
        var number = 1;
        while (true)
        {
            var page = await ahead.TakeAsync(number);
            reading.Add(page);
            if (reading.Next(number) is not { } next)
            {
                return;
            }

            number = next;
            ahead.Expect(LastPage(page, size));
            call.Log.Progress(string.Create(
                CultureInfo.InvariantCulture,
                $"{function.ShortName}: {reading.Count:N0} of about {reading.Total ?? reading.Count:N0} read"));
        }
    }

    // Pages are read where their answers arrive, several at once; only what they have in common waits for its turn.
    private async Task<ListPage> PageAsync(
        AtlasRequest pageRequest,
        TypeSchema item,
        IOutputWriter writer,
        CancellationToken cancellationToken)
    {
        using var answer = await call.GetAsync(pageRequest, cancellationToken);
        var json = answer.Json;

        // The outputs of a page take about as much as its JSON, and a third more.
        var outputs = writer.Part(json.Length * 4 / 3);
        try
        {
            return ListPage.Read(json, item, arguments, outputs);
        }
        catch (JsonException exception)
        {
            throw new UnexpectedAnswerException(JsonText.Fault(json.Span), exception);
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

    private void Accept(Reading reading, Reading? before)
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
                $"{function.ShortName}: Atlas counts {reading.Total} but lists {reading.Count}; ")
                + "its count is an estimate.");
            return;
        }

        throw new UnexpectedAnswerException(reading.RepeatedPage is { } page
            ? string.Create(CultureInfo.InvariantCulture, $"page {page} repeats what earlier pages had, twice")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"the list changed while it was read, twice ({reading.Count} results{OfTotal(reading)}); ")
                + "try again, or read it page by page with pageNum");
    }

    private static string OfTotal(Reading reading) => reading.Total is { } total
        ? string.Create(CultureInfo.InvariantCulture, $" of {total}")
        : "";

    private void WriteRest(IOutputWriter writer, Reading reading)
    {
        var links = new Utf8JsonReader(Links(reading).Span);
        links.Read();
        new Projection(writer, arguments).Property(ref links, Output("links"));
        if (reading.Total is { } total && !arguments.IsFalse(Arguments.IncludeCount))
        {
            writer.Name(Output("totalCount").Utf8Name);
            writer.Number(total);
        }
    }

    // A list of all pages has no next one.
    private ReadOnlyMemory<byte> Links(Reading reading)
    {
        if (reading.Links.IsEmpty)
        {
            return NoLinks;
        }

        if (IsOnePage)
        {
            return reading.Links;
        }

        using var document = JsonDocument.Parse(reading.Links);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            return document.RootElement.ValueKind == JsonValueKind.Null ? NoLinks : reading.Links;
        }

        var kept = document.RootElement.EnumerateArray()
            .Where(link => !IsPageLink(link))
            .Select(link => link.GetRawText());
        return System.Text.Encoding.UTF8.GetBytes($"[{string.Join(',', kept)}]");
    }

    private static bool IsPageLink(JsonElement link) =>
        link.ValueKind == JsonValueKind.Object
        && link.TryGetProperty("rel", out var rel)
        && rel.ValueKind == JsonValueKind.String
        && JsonText.Of(rel) is "next" or "previous";
}
