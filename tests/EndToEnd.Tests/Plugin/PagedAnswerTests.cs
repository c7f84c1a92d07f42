using System.Globalization;
using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

public sealed class PagedAnswerTests
{
    private const int Pages = 3;
    private const int PageSize = 2;
    private const int Items = 5;

    public static TheoryData<string> Lists => Of(AnswerPaging.Numbered, AnswerPaging.Linked);

    public static TheoryData<string> NumberedLists => Of(AnswerPaging.Numbered);

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Gives_the_items_of_all_pages_in_order(string name)
    {
        var function = ContractFunction.All[name];
        await using var plugin = await PluginUnderTest.StartAsync();
        AnswerWithPages(function, plugin.Atlas);
        var isNumbered = function.File.Paging == AnswerPaging.Numbered;
        (string, object?)[] size = isNumbered ? [("itemsPerPage", PageSize)] : [];

        var list = await plugin.InvokeAsync(function.Token, function.Args(size));

        Assert.Equal(Enumerable.Range(0, Items).Select(number => Key(function, number)), Keys(function, list));
        Assert.Equal(Pages, plugin.Atlas.Requests.Reads.Count(request => !isNumbered || IsPage(request)));
        Assert.Empty(plugin.Atlas.Requests.Unexpected);
    }

    [Theory]
    [MemberData(nameof(NumberedLists))]
    public async Task Gives_the_one_page_that_is_asked_for(string name)
    {
        var function = ContractFunction.All[name];
        await using var plugin = await PluginUnderTest.StartAsync();
        AnswerWithPages(function, plugin.Atlas);

        var list = await plugin.InvokeAsync(
            function.Token, function.Args(("pageNum", Pages), ("itemsPerPage", PageSize)));

        Assert.Equal([Key(function, Items - 1)], Keys(function, list));
        Assert.Single(plugin.Atlas.Requests.Reads);
    }

    private static TheoryData<string> Of(params AnswerPaging[] paging) => [.. ContractFunction.All.Values
        .Where(function => paging.Contains(function.File.Paging)).Select(function => function.Name)];

    private static void AnswerWithPages(ContractFunction function, AtlasSimulatorServer atlas)
    {
        foreach (var page in Enumerable.Range(1, Pages))
        {
            var url = $"{atlas.BaseUrl}{function.Path}";
            var answer = function.File.Complete.DeepClone().AsObject();
            answer["links"] = new JsonArray(
                [Link("self", url, page), .. page < Pages ? [Link("next", url, page + 1)] : Array.Empty<JsonNode>()]);
            answer["results"] = new JsonArray([.. Enumerable.Range(0, Items)
                .Chunk(PageSize).ElementAt(page - 1).Select(number => (JsonNode)Item(function, number))]);
            if (answer.ContainsKey("totalCount"))
            {
                answer["totalCount"] = Items;
            }

            atlas.Faults.Add(function.Answering(answer.ToJsonString(), page));
        }
    }

    // Not the request for larger pages, which shows whether the list changed between two pages.
    private static bool IsPage(LoggedRequest request) =>
        request.Query.Contains($"itemsPerPage={PageSize}&", StringComparison.Ordinal);

    private static JsonObject Link(string relation, string url, int page) =>
        new() { ["href"] = $"{url}?itemsPerPage={PageSize}&pageNum={page}", ["rel"] = relation };

    private static JsonObject Item(ContractFunction function, int number)
    {
        var item = function.File.CompleteItem.DeepClone().AsObject();
        item[function.WireKey] = Key(function, number);
        return function.File.Echo(item, function.Asked);
    }

    private static string Key(ContractFunction function, int number) => function.ItemKey == "id"
        ? $"6600{number.ToString("x20", CultureInfo.InvariantCulture)}"
        : $"shop.item-{number.ToString(CultureInfo.InvariantCulture)}";

    private static IEnumerable<string?> Keys(ContractFunction function, Struct list) =>
        list.At("results")?.ListValue.Values.Select(item => item.StructValue.At(function.ItemKey)?.StringValue) ?? [];
}
