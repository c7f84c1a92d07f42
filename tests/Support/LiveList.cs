using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Web;
using AtlasBackup.Core;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Tests.Support;

/// <summary>A list that Atlas serves page by page, in memory, and that may change between two requests.</summary>
internal sealed class LiveList(params IEnumerable<string> ids) : HttpMessageHandler
{
    private const string TimedOut =
        """{ "error": 500, "errorCode": "TIMEOUT_WHILE_PAGING", "detail": "Try includeCount=false." }""";

    private readonly ConcurrentQueue<string> _queries = new();

    /// <summary>The current items of the list.</summary>
    public List<string> Ids { get; } = [.. ids];

    /// <summary>The changes before the answer to each request, by the number of the request, from 1.</summary>
    public Dictionary<int, Action> Before { get; } = [];

    /// <summary>The page size when the request names none.</summary>
    public int UsualSize { get; init; } = 100;

    /// <summary>The largest page size, whatever the request asks for.</summary>
    public int LargestSize { get; init; } = 500;

    /// <summary>The page size that links name, or null for the true one.</summary>
    public int? SizeInLinks { get; init; }

    public bool HasLinks { get; init; } = true;

    public bool HasCount { get; init; } = true;

    /// <summary>The number by which the count is too high.</summary>
    public int Surplus { get; init; }

    /// <summary>Whether requests that ask for the count time out.</summary>
    public bool CountsTooLong { get; set; }

    public IReadOnlyList<string> Queries => [.. _queries];

    public RecordingLog Log { get; } = new();

    /// <summary>Reads the list as a function does.</summary>
    public async Task<string> ReadAsync(string function, params (string Name, InputValue Value)[] given)
    {
        using var client = new AtlasClient(
            new Credentials.AccessToken(new Secret("token")),
            new Uri("https://atlas.test/"),
            Transports.Plain(log: Log) with { Network = this },
            new DeprecationNotice(Log));
        using var call = client.BeginCall();
        using var writer = new CheckingWriter();
        await new FunctionRunner(call).RunAsync(
            Calls.Function(function),
            Calls.Arguments(function, given),
            writer,
            TestContext.Current.CancellationToken);
        return Lists.Summary(writer.ToString());
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        var text = request.RequestUri?.Query.TrimStart('?') ?? "";
        lock (_queries)
        {
            _queries.Enqueue(text);
            if (Before.TryGetValue(_queries.Count, out var change))
            {
                change();
            }

            var query = HttpUtility.ParseQueryString(text);
            var counts = query["includeCount"] != "false";
            return Task.FromResult(counts && CountsTooLong
                ? ScriptedAtlas.Answer(HttpStatusCode.InternalServerError, TimedOut)
                : ScriptedAtlas.Answer(HttpStatusCode.OK, Page(
                    Number(query["pageNum"]) ?? 1, Number(query["itemsPerPage"]) ?? UsualSize, counts)));
        }
    }

    private string Page(int number, int asked, bool counts)
    {
        var size = Math.Min(asked, LargestSize);
        var isLast = number * size >= Ids.Count;
        return Lists.List(
            counts && HasCount ? Ids.Count + Surplus : null,
            HasLinks && !isLast ? Lists.NextIs(number + 1, SizeInLinks ?? size) : "",
            [.. Ids.Skip((number - 1) * size).Take(size)]);
    }

    private static int? Number(string? text) =>
        text is null ? null : int.Parse(text, CultureInfo.InvariantCulture);
}
