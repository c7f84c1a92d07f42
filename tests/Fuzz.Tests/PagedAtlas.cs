using System.Globalization;
using System.Net;
using System.Text;
using AtlasBackup.Core;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Fuzz.Tests;

internal enum Next
{
    None,
    Right,
    Wrong,
    Foreign,
}

/// <summary>A page of a list: its results, the count that it claims, and where it leads.</summary>
internal sealed record Page(int[] Ids, int? Total, Next Next)
{
    public override string ToString() => $"[{string.Join(',', Ids)}] of {Total} -> {Next}";
}

/// <summary>
/// Gives out pages as they were made up, another series of them each time the first page is asked for.
/// </summary>
internal sealed class PagedAtlas(IReadOnlyList<Page[]> readings) : HttpMessageHandler, IProviderLog
{
    public const int Size = 3;

    private const string Id = "32b6e34b3d91647abb20e7b8";

    private static readonly EndpointFunction List = Calls.Function("listLegacyRestoreJobs");

    private volatile int _readings;

    /// <summary>What stands beyond the last page.</summary>
    public static Page Beyond { get; } = new([], null, Next.None);

    public int Readings => _readings;

    public bool HasWarned { get; private set; }

    /// <summary>Reads the list.</summary>
    /// <returns>The ids in it, or null when the reading ended in an error that says what is wrong.</returns>
    public IReadOnlyList<int>? Read()
    {
        using var client = new AtlasClient(
            new Credentials.AccessToken(new Secret("token")),
            new Uri("https://atlas.test/"),
            new Transport
            {
                Network = this,
                MaxRetries = 0,
                Chance = static () => 0,
                UserAgent = "fuzz",
                Log = this,
            },
            new DeprecationNotice(this));
        using var call = client.BeginCall();
        var arguments = Arguments.Read(List, new Dictionary<string, InputValue>
        {
            ["groupId"] = InputValue.Of(Id),
            ["clusterName"] = InputValue.Of("c"),
            ["itemsPerPage"] = InputValue.Of(Size),
        }).Arguments ?? throw new InvalidOperationException("the arguments are no good");
        using var writer = new CheckingWriter();
        try
        {
            new FunctionRunner(call).RunAsync(List, arguments, writer, CancellationToken.None)
                .GetAwaiter().GetResult();
        }
        catch (ProviderException)
        {
            return null;
        }

        return [.. writer.ToString().Split("id: \"").Skip(1)
            .Select(job => int.Parse(job.Split('"')[0], CultureInfo.InvariantCulture))];
    }

    public void Debug(string message)
    {
        // Nobody looks.
    }

    public void Info(string message)
    {
        // Nobody looks.
    }

    public void Warning(string message) => HasWarned = true;

    public void Progress(string message)
    {
        // Nobody looks.
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        var query = request.RequestUri!.Query;
        var number = int.Parse(query.Split("pageNum=")[1], CultureInfo.InvariantCulture);
        var isPage = query.Contains($"itemsPerPage={Size}&", StringComparison.Ordinal);
        if (number == 1 && isPage)
        {
            _readings++;
        }

        var pages = readings[Math.Min(_readings, readings.Count) - 1];
        var page = number <= pages.Length ? pages[number - 1] : Beyond;
        var json = Json(isPage ? page : AllOf(pages), number);
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        });
    }

    // What is seen where pages meet, of a list that does not move.
    private static Page AllOf(Page[] pages) =>
        new([.. pages.SelectMany(page => page.Ids).Distinct()], null, Next.None);

    private static string Json(Page page, int number)
    {
        var host = page.Next == Next.Foreign ? "https://elsewhere.example.invalid" : "https://atlas.test";
        var link = page.Next == Next.None
            ? ""
            : $$"""{"rel":"next","href":"{{host}}/x?pageNum={{number + (page.Next == Next.Wrong ? 2 : 1)}}"}""";
        var results = string.Join(',', page.Ids.Select(id => $$"""{"id":"{{id}}"}"""));
        var total = page.Total is { } count ? $",\"totalCount\":{count}" : "";
        return $$"""{"links":[{{link}}],"results":[{{results}}]{{total}}}""";
    }
}
