using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.Lists;

namespace AtlasBackup.Core.Tests.Functions;

public sealed class ListKeyTests
{
    [Fact]
    public async Task Distinguishes_items_by_the_key_of_the_function()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(
            Page(1),
            """
            { "results": [
                { "id": "1", "deploymentJobId": "a" }, { "id": "1", "deploymentJobId": "b" },
                { "id": "2", "deploymentJobId": "a" }] }
            """);

        Assert.Equal("1 1, total none", Summary(await RunAsync(atlas, "deploymentJobId")));
    }

    [Theory]
    [InlineData("""{ "deploymentJobId": "a" }""")]
    [InlineData("""{ "id": null, "deploymentJobId": "a" }""")]
    [InlineData("""{ "id": "" }""")]
    [InlineData("{}")]
    public async Task Refuses_an_item_without_its_key(string item)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Page(1), $$"""{ "results": [{ "id": "a" }, {{item}}], "totalCount": 2 }""");

        var failure = await Assert.ThrowsAsync<ProviderException>(() => RunAsync(atlas, "id"));

        Assert.EndsWith(
            "is not what Atlas documents: a result has no 'id', which tells it apart from others.",
            failure.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_an_item_with_a_key_that_is_longer_than_any_name()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Page(1), List(1, "", new string('a', 1_025)));

        var failure = await Assert.ThrowsAsync<ProviderException>(() => RunAsync(atlas, "id"));

        Assert.Contains("a result has an 'id' of more than 1,024 characters", failure.Message, StringComparison.Ordinal);
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
