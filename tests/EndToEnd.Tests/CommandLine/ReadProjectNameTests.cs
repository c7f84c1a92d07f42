using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Plugin;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

/// <summary>The name of a project in place of its ID.</summary>
public sealed class ReadProjectNameTests(SharedPlugin shared) : IClassFixture<SharedPlugin>
{
    // The simulated Atlas finds its first project by any name that is not another's.
    private const string Project = "my project";

    private readonly AtlasSimulatorServer _atlas = shared.Atlas;

    public static TheoryData<string> Functions => [.. ContractFunction.All.Values
        .Where(function => function.Asked.ContainsKey("groupId"))
        .Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Costs_one_request_more(string name)
    {
        var (byId, asked) = await RunAsync([.. Read(name), "--group-id", AtlasData.ProjectId]);

        var (byName, askedByName) = await RunAsync([.. Read(name), "--project-name", Project]);

        Assert.Equal((0, ""), (byName.ExitCode, byName.Errors));
        SharedPlugin.AssertEqual(byId.Json, byName.Json);
        Assert.Equal([$"/api/atlas/v2/groups/byName/{Project}", .. asked], askedByName);
    }

    [Fact]
    public async Task Reads_nothing_where_there_is_no_such_project()
    {
        _atlas.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 404, Path = "/groups/byName/" });

        var (result, asked) = await RunAsync([.. Read("getCluster"), "--project-name", Project]);

        _atlas.Faults.Clear();
        var start = $"Atlas answered 404 to GET groups/byName/{Uri.EscapeDataString(Project)}: ";
        Assert.StartsWith(start, result.Error, StringComparison.Ordinal);
        Assert.Single(asked);
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

    private async Task<(CommandResult Result, IReadOnlyList<string> Asked)> RunAsync(IReadOnlyList<string> words)
    {
        var before = _atlas.Requests.Reads.Count;
        var result = await CommandUnderTest.RunAsync(_atlas, words);
        return (result, [.. _atlas.Requests.Reads.Skip(before).Select(request => request.Path)]);
    }

    private async Task<string> RefusedAsync(params IReadOnlyList<string> words)
    {
        var before = _atlas.Requests.All.Count;

        var result = await CommandUnderTest.RunAsync(_atlas, words);

        Assert.Equal(before, _atlas.Requests.All.Count);
        return result.Error;
    }
}
