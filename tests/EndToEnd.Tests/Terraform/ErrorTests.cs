using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Plugin;

namespace AtlasBackup.EndToEnd.Tests.Terraform;

public sealed partial class ErrorTests
{
    [Fact]
    public async Task Says_what_Atlas_refused_and_what_to_do()
    {
        await using var provider = await ProviderUnderTest.StartAsync();
        const string missing = "6502000000000000000000ff";

        var problems = await provider.RefusalAsync(
            ProviderUnderTest.Checkpoint, ProviderUnderTest.CheckpointArgs(missing));

        Assert.Equal(
            $"error: Atlas answered 404 to GET groups/{AtlasData.ProjectId}/clusters/{AtlasData.ShardedCluster}/"
            + $"backupCheckpoints/{missing}: No checkpoint with ID {missing} exists for cluster "
            + $"{AtlasData.ShardedCluster} (CHECKPOINT_NOT_FOUND) | Check the ID; snapshots and checkpoints are "
            + "deleted when they expire. With allow_missing, the result has found = false instead of this error.",
            Assert.Single(problems));
    }

    [Theory]
    [InlineData(403, "USER_UNAUTHORIZED")]
    [InlineData(409, "CLUSTER_NOT_READY")]
    public async Task Says_one_error_with_a_hint_for_each_refusal(int status, string code)
    {
        await using var provider = await ProviderUnderTest.OpenAsync();
        var config = provider.ServiceAccount;
        config["max_retries"] = 0;
        Assert.Empty(await provider.Session.ConfigureAsync(config, TestContext.Current.CancellationToken));
        provider.Atlas.Faults.Add(ContractFunction.Refusing(status, code));

        var problems = await provider.RefusalAsync(
            ProviderUnderTest.Checkpoint, ProviderUnderTest.CheckpointArgs());

        var problem = Assert.Single(problems);
        Assert.StartsWith($"error: Atlas answered {status} to GET groups/", problem, StringComparison.Ordinal);
        Assert.Contains(" | ", problem, StringComparison.Ordinal);
        AssertSpelling(problem);
    }

    [Fact]
    public async Task Names_the_arguments_of_the_provider_where_Atlas_refuses_the_credentials()
    {
        await using var provider = await ProviderUnderTest.OpenAsync();
        var config = provider.ServiceAccount;
        config["client_secret"] = "mdb_sa_sk_wrong";
        Assert.Empty(await provider.Session.ConfigureAsync(config, TestContext.Current.CancellationToken));

        var problems = await provider.RefusalAsync(
            ProviderUnderTest.Checkpoint, ProviderUnderTest.CheckpointArgs());

        Assert.Equal(
            "error: Atlas answered 401 to POST api/oauth/token: Invalid credentials provided (invalid_client) | "
            + "Check client_id and client_secret; the secret may have expired.",
            Assert.Single(problems));
    }

    [Fact]
    public async Task Warns_of_a_list_that_Atlas_counts_in_another_way()
    {
        await using var provider = await ProviderUnderTest.StartAsync();
        provider.Atlas.Faults.Add(new Fault { Kind = FaultKind.WrongTotal });

        var (state, problems) = await provider.Session.ReadAsync(
            ProviderUnderTest.Restores,
            new JsonObject
            {
                ["group_id"] = AtlasData.ProjectId,
                ["cluster_name"] = AtlasData.ShardedCluster,
            },
            TestContext.Current.CancellationToken);

        Assert.NotNull(state);
        Assert.Equal(
            [
                "warning: atlasbackup_legacy_restore_jobs: Atlas counts 1241 but lists 1234; its count is an estimate",
            ],
            problems.Select(ProviderUnderTest.Show));
    }

    // Atlas's own words may have any name in them: the tests' refusals have none.
    private static void AssertSpelling(string problem)
    {
        Assert.DoesNotContain("Pulumi", problem, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(CamelCase(), problem.Replace("backupCheckpoints", "", StringComparison.Ordinal));
    }

    [GeneratedRegex("[a-z][A-Z]")]
    private static partial Regex CamelCase();
}
