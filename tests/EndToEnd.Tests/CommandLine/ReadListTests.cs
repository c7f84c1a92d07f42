using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Plugin;

namespace AtlasBackup.EndToEnd.Tests.CommandLine;

public sealed class ReadListTests
{
    private const int Jobs = 1_234;
    private const int ManyJobs = 40_000;

    // Less than the JSON of all these jobs, which is what the command would need if it kept them as texts or objects.
    private const string SmallHeap = "0x1800000";

    private static readonly string[] ReadJobs =
        CommandWords.Read("listLegacyRestoreJobs", PluginUnderTest.Args(AtlasData.ShardedCluster)).ToArray();

    [Fact]
    public async Task Reads_all_pages_in_order()
    {
        await using var atlas = await StartAsync();

        var list = (await CommandUnderTest.RunAsync(atlas, ReadJobs)).Json;

        Assert.Equal(
            Enumerable.Range(0, Jobs).Select(AtlasData.RestoreJobId),
            list["results"]?.AsArray().Select(job => job?["id"]?.GetValue<string>()));
        Assert.Equal(Jobs, list["totalCount"]?.GetValue<int>());
        Assert.Equal(3, atlas.Requests.Reads.Count(
            request => request.Query.Contains("itemsPerPage=500", StringComparison.Ordinal)));
        Assert.Empty(atlas.Requests.Unexpected);
    }

    [Fact]
    public async Task Reads_the_one_page_that_is_asked_for()
    {
        await using var atlas = await StartAsync();

        var list = (await CommandUnderTest.RunAsync(
            atlas, [.. ReadJobs, "--page-num", "2", "--items-per-page", "3"])).Json;

        Assert.Equal(
            Enumerable.Range(3, 3).Select(AtlasData.RestoreJobId),
            list["results"]?.AsArray().Select(job => job?["id"]?.GetValue<string>()));
        Assert.Single(atlas.Requests.Reads);
    }

    [Fact]
    public async Task Writes_a_long_list_with_less_memory_than_its_text_takes()
    {
        await using var atlas = await StartAsync(ManyJobs);

        var result = await CommandUnderTest.RunAsync(new CommandOptions(ReadJobs)
        {
            Atlas = atlas,
            Environment = new Dictionary<string, string?> { ["DOTNET_GCHeapHardLimit"] = SmallHeap },
        });

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.True(result.Output.Length > Convert.ToInt32(SmallHeap, 16), $"{result.Output.Length} characters");
        Assert.Equal(ManyJobs, result.Json["results"]?.AsArray().Count);
    }

    [Theory]
    [InlineData(FaultKind.Error, 3, "Atlas answered 500 to GET groups/")]
    [InlineData(FaultKind.RepeatPage, 2, "page 2 has only results of earlier pages")]
    [InlineData(FaultKind.ResetMidBody, 3, "could not reach 127.0.0.1")]
    public async Task Writes_nothing_of_a_list_that_cannot_be_read_to_its_end(FaultKind kind, int page, string reason)
    {
        await using var atlas = await StartAsync();
        atlas.Faults.Add(new Fault { Kind = kind, Page = page });

        var result = await CommandUnderTest.RunAsync(atlas, [.. ReadJobs, "--max-retries", "0"]);

        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warns_of_a_count_that_is_too_high_and_writes_the_list()
    {
        await using var atlas = await StartAsync();
        atlas.Faults.Add(new Fault { Kind = FaultKind.WrongTotal });

        var result = await CommandUnderTest.RunAsync(atlas, ReadJobs);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            "warning: listLegacyRestoreJobs: Atlas counts 1241 but lists 1234; its count is an estimate.",
            result.ErrorLine);
    }

    private static Task<AtlasSimulatorServer> StartAsync(int jobs = Jobs) => AtlasSimulatorServer.StartAsync(
        new SimulatorOptions { RestoreJobs = jobs }, TestContext.Current.CancellationToken);
}
