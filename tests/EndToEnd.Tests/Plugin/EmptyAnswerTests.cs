using AtlasBackup.EngineHost.Values;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

public sealed class EmptyAnswerTests
{
    public static TheoryData<string> Functions => [.. ContractFunction.All.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Gives_empty_lists_and_nothing_else_that_Atlas_does_not_give(string name)
    {
        var function = ContractFunction.All[name];
        var answer = function.File.Echo(function.File.Empty.DeepClone().AsObject(), function.Asked);
        await using var plugin = await PluginUnderTest.StartAsync();
        plugin.Atlas.Faults.Add(function.Answering(answer.ToJsonString()));

        var outputs = await plugin.InvokeAsync(function.Token, function.Args());

        var given = answer.Select(property => property.Key == function.WireKey ? function.ItemKey : property.Key);
        var expected = function.Lists.Union(given).Union(function.File.IsList ? [] : ["found"]);
        Assert.Equal(expected.Order(), outputs.Fields.Keys.Order());
        Assert.All(function.Lists.Except(given), list => Assert.Empty(outputs.Fields[list].Unwrap().ListValue.Values));
    }
}
