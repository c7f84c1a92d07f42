using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

/// <summary>The name of a project in place of its ID.</summary>
public sealed class ReadProjectNameTests(SharedPlugin shared) : IClassFixture<SharedPlugin>
{
    private const string NoProject = "no such project";

    private readonly AtlasSimulatorServer _atlas = shared.Atlas;

    public static TheoryData<string> Functions => [.. ContractFunction.All.Values
        .Where(function => function.Asked.ContainsKey("groupId"))
        .Select(function => function.Name)];

    [Fact]
    public async Task Costs_one_request_more()
    {
        var before = _atlas.Requests.Reads.Count;
        var byId = await CommandUnderTest.RunAsync(_atlas, "read", "listClusters", "--group-id", WorldData.WebshopId);
        var between = _atlas.Requests.Reads.Count;

        var byName = await CommandUnderTest.RunAsync(_atlas, "read", "listClusters", "--project-name", WorldData.Webshop);

        Assert.Equal(byId, byName);
        Assert.NotEqual("", byId.Output);
        var reads = _atlas.Requests.Reads.Skip(between).ToList();
        Assert.Equal(between - before + 1, reads.Count);
        Assert.EndsWith($"/groups/byName/{WorldData.Webshop}", reads[0].Path, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Is_looked_up_before_anything_else_is_read(string name)
    {
        var before = _atlas.Requests.Reads.Count;

        var result = await CommandUnderTest.RunAsync(
            _atlas, [.. Read(name), "--project-name", NoProject]);

        var start = $"Atlas answered 404 to GET groups/byName/{Uri.EscapeDataString(NoProject)}: ";
        Assert.StartsWith(start, result.Error, StringComparison.Ordinal);
        Assert.Equal(before + 1, _atlas.Requests.Reads.Count);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Cannot_be_combined_with_the_ID(string name)
    {
        var result = await RefusedAsync(
            [.. Read(name), "--project-name", WorldData.Webshop, "--group-id", WorldData.WebshopId]);

        Assert.Equal("--project-name cannot be combined with --group-id", result);
    }

    [Theory]
    [InlineData("--project-name", "")]
    [InlineData("--project-name", "..")]
    [InlineData("--checkpoint-id", "x", "--project-name", WorldData.Webshop)]
    public async Task Asks_Atlas_nothing_where_an_argument_is_wrong(params string[] words)
    {
        var result = await RefusedAsync(
            ["read", "getBackupCheckpoint", "--cluster-name", WorldData.Legacy, .. words,
                .. words.Contains("--checkpoint-id") ? [] : new[] { "--checkpoint-id", AtlasData.OtherId }]);

        Assert.StartsWith($"{words[0]}: expected ", result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_replace_the_options_that_are_missing()
    {
        var result = await RefusedAsync("read", "getBackupCheckpoint", "--project-name", WorldData.Webshop);

        Assert.Contains("--cluster-name: ", result, StringComparison.Ordinal);
        Assert.Contains("--checkpoint-id: ", result, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Read(string name)
    {
        var args = ContractFunction.All[name].Args();
        args.Fields.Remove("groupId");
        return CommandWords.Read(name, args);
    }

    private async Task<string> RefusedAsync(params IReadOnlyList<string> words)
    {
        var before = _atlas.Requests.All.Count;

        var result = await CommandUnderTest.RunAsync(_atlas, words);

        Assert.Equal(before, _atlas.Requests.All.Count);
        return result.Error;
    }
}
