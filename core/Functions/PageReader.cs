using System.Globalization;
using System.Text.Json;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;

namespace AtlasBackup.Core.Functions;

/// <summary>Which page of a list to read.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Size">How many results a page has, or null where that is left to Atlas.</param>
internal readonly record struct PageNumbers(int Number, int? Size);

/// <summary>Reads single pages of a list.</summary>
internal sealed class PageReader(
    AtlasCall call,
    EndpointFunction function,
    Arguments arguments,
    AtlasRequest request,
    IOutputWriter writer)
{
    // The limit if no size was requested. Atlas's own size is 100; a list without pages comes as one page.
    private const int MostResults = 10_000;

    private readonly ExpectedObject _expected = new(ItemSchema(function), function.Endpoint, arguments);
    private readonly ItemFilter _filter = new(function, ItemSchema(function), arguments);
    private readonly bool _canCount = function.QueryNames.Contains(Arguments.IncludeCount);
    private bool _counts = !arguments.IsFalse(Arguments.IncludeCount);

    /// <summary>How many of the newest results are kept, or null where all are.</summary>
    public int? Latest => _filter.Latest;

    /// <summary>Requests no count from now on, if the endpoint has an input for that.</summary>
    /// <returns>Whether the requests have changed.</returns>
    public bool StopCounting()
    {
        var canStop = _canCount && _counts;
        _counts = false;
        return canStop;
    }

    /// <summary>Reads what was asked for: one page by its number, or the start of a list that has none.</summary>
    public Task<ListPage> ReadAsync(CancellationToken cancellationToken) =>
        ReadAsync(Request(null, _counts), arguments.Integer(Arguments.ItemsPerPage), cancellationToken);

    public Task<ListPage> ReadAsync(PageNumbers page, CancellationToken cancellationToken) =>
        ReadAsync(Request(page, _counts), page.Size, cancellationToken);

    /// <summary>Reads which results are on a page now.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(PageNumbers page, CancellationToken cancellationToken)
    {
        using var read = await ReadAsync(Request(page, counts: false), page.Size, cancellationToken);
        return [.. read.Results.Select(result => result.Key)];
    }

    // Pages are read where their answers arrive, several at once; only what they share is done one page at a time.
    private async Task<ListPage> ReadAsync(AtlasRequest page, int? most, CancellationToken cancellationToken)
    {
        using var answer = await call.GetAsync(page, cancellationToken);
        var part = writer.BeginPart(answer.Json.Length);
        try
        {
            return ListPage.Read(answer, _expected, _filter, most ?? MostResults, arguments, part);
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

    private AtlasRequest Request(PageNumbers? page, bool counts)
    {
        var query = new List<string>(request.Query.Split('&', StringSplitOptions.RemoveEmptyEntries));
        if (!counts && _canCount)
        {
            Set(query, Arguments.IncludeCount, "false");
        }

        if (page is { } numbers)
        {
            Set(query, Arguments.ItemsPerPage, numbers.Size);
            Set(query, Arguments.PageNumber, numbers.Number);
        }

        return request with { Query = string.Join('&', query) };
    }

    private static void Set(List<string> query, string name, int? value) =>
        Set(query, name, value?.ToString(CultureInfo.InvariantCulture));

    private static void Set(List<string> query, string name, string? value)
    {
        query.RemoveAll(pair => pair.StartsWith($"{name}=", StringComparison.Ordinal));
        if (value is not null)
        {
            query.Add($"{name}={value}");
        }
    }

    private static ObjectSchema ItemSchema(EndpointFunction function) =>
        function.Outputs.Find("results")?.Type.Items?.Object
            ?? throw new InvalidOperationException("contract/: 'results' is not a list of objects");
}
