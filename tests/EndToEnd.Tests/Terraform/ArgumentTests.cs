using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.TerraformHost.Values;

namespace AtlasBackup.EndToEnd.Tests.Terraform;

public sealed class ArgumentTests(SharedProvider shared) : IClassFixture<SharedProvider>
{
    private const string Checkpoints = "atlasbackup_backup_checkpoints";

    private readonly ProviderUnderTest _provider = shared.Provider;

    [Fact]
    public async Task Names_every_bad_argument_with_its_place_and_asks_Atlas_nothing()
    {
        var given = ProviderUnderTest.CheckpointArgs("not-an-id");
        given["cluster_name"] = "orders sharded";
        var before = _provider.Atlas.Requests.All.Count;

        var problems = await _provider.RefusalAsync(ProviderUnderTest.Checkpoint, given);

        Assert.Equal(
            [
                "error at cluster_name: cluster_name: expected a cluster name of letters, digits and hyphens, "
                    + "64 at most",
                "error at checkpoint_id: checkpoint_id: expected 24 hexadecimal digits (0-9, a-f)",
            ],
            problems);
        Assert.Equal(before, _provider.Atlas.Requests.All.Count);
    }

    [Fact]
    public async Task Never_repeats_a_value_which_may_be_sensitive()
    {
        var problems = await ValidateAsync(
            ProviderUnderTest.Checkpoint, ProviderUnderTest.CheckpointArgs("my-secret-thing"));

        Assert.NotEmpty(problems);
        Assert.DoesNotContain(problems, problem => problem.Contains("my-secret-thing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Spells_other_arguments_as_Terraform_does()
    {
        var given = Cluster();
        given["page_num"] = 1;
        given["latest"] = 2;

        var problems = await ValidateAsync(Checkpoints, given);

        Assert.Equal(
            ["error at latest: latest: cannot be combined with page_num, which reads one page only"], problems);
    }

    [Fact]
    public async Task Says_nothing_of_what_is_not_known_yet()
    {
        var given = ProviderUnderTest.CheckpointArgs();
        given["cluster_name"] = Msgpack.Unknown;

        Assert.Empty(await ValidateAsync(ProviderUnderTest.Checkpoint, given));
    }

    [Fact]
    public async Task Says_nothing_of_a_combination_that_may_not_come_about()
    {
        var given = Cluster();
        given["page_num"] = Msgpack.Unknown;
        given["latest"] = 2;

        Assert.Empty(await ValidateAsync(Checkpoints, given));
    }

    [Fact]
    public async Task Says_what_is_wrong_beside_what_is_not_known_yet()
    {
        var given = ProviderUnderTest.CheckpointArgs("not-an-id");
        given["cluster_name"] = Msgpack.Unknown;

        var problems = await ValidateAsync(ProviderUnderTest.Checkpoint, given);

        Assert.Equal(["error at checkpoint_id: checkpoint_id: expected 24 hexadecimal digits (0-9, a-f)"], problems);
    }

    [Theory]
    [InlineData("100000000000000000000000000000.5")]
    [InlineData("many")]
    public async Task Refuses_a_number_that_comes_as_text(string number)
    {
        var given = Cluster();
        given["items_per_page"] = number;

        var problems = await ValidateAsync(Checkpoints, given);

        Assert.Equal(["error at items_per_page: items_per_page: expected a whole number from 1 to 500"], problems);
    }

    [Fact]
    public async Task Takes_a_number_that_comes_as_text()
    {
        var given = Cluster();
        given["items_per_page"] = "100.0000000000000000000000000";

        var state = await _provider.ReadAsync(Checkpoints, given);

        Assert.NotNull(state["results"]);
    }

    private static JsonObject Cluster() => new()
    {
        ["group_id"] = AtlasData.ProjectId,
        ["cluster_name"] = AtlasData.ShardedCluster,
    };

    private async Task<IReadOnlyList<string>> ValidateAsync(string type, JsonObject given)
    {
        var problems = await _provider.Session.ValidateAsync(type, given, TestContext.Current.CancellationToken);
        return [.. problems.Select(ProviderUnderTest.Show)];
    }
}
