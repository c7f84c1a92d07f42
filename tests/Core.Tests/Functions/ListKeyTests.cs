using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.Lists;

namespace AtlasBackup.Core.Tests.Functions;

public sealed class ListKeyTests
{
    [Fact]
    public async Task Tells_items_apart_by_the_key_of_the_function()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(
            Page(1),
            """
            { "results": [
                { "id": "1", "deploymentJobId": "a" }, { "id": "1", "deploymentJobId": "b" },
                { "id": "2", "deploymentJobId": "a" }, { "id": "3" }] }
            """);

        Assert.Equal("1 1 3, total none", Summary(await RunAsync(atlas, "deploymentJobId")));
    }

    [Fact]
    public async Task Keeps_all_items_when_there_is_no_such_property()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Page(1), List(3, "", "a", "a", "b"));

        Assert.Equal("a a b, total 3", Summary(await RunAsync(atlas, "nothing")));
    }

    private static async Task<string> RunAsync(LoopbackAtlas atlas, string key)
    {
        var declared = Calls.Function("listLegacyRestoreJobs");
        var function = declared with { Endpoint = declared.Endpoint with { ItemKey = key } };
        using var client = atlas.Client();
        using var call = client.BeginCall();
        using var writer = new CheckingWriter();
        await new FunctionRunner(call).RunAsync(
            function, Calls.Arguments(function.Name), writer, TestContext.Current.CancellationToken);
        return writer.ToString();
    }
}
