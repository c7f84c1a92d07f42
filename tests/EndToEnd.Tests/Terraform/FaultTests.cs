using AtlasBackup.AtlasSimulator.Faults;

namespace AtlasBackup.EndToEnd.Tests.Terraform;

/// <summary>
/// What Terraform gets when Atlas or the network fails: one error and no state. `make faults` tests core with every
/// fault.
/// </summary>
public sealed class FaultTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.ResetMidBody)]
    [InlineData(FaultKind.Truncate)]
    [InlineData(FaultKind.CutAtClose)]
    [InlineData(FaultKind.Html)]
    [InlineData(FaultKind.EmptyBody)]
    [InlineData(FaultKind.EnvelopedError)]
    [InlineData(FaultKind.OtherId)]
    [InlineData(FaultKind.Redirect)]
    [InlineData(FaultKind.VersionGone)]
    public async Task Gives_one_error_and_serves_the_next_read(FaultKind kind)
    {
        await using var provider = await ProviderUnderTest.OpenAsync();
        var config = provider.ServiceAccount;
        config["max_retries"] = 0;
        Assert.Empty(await provider.Session.ConfigureAsync(config, CancellationToken));
        provider.Atlas.Faults.Add(new Fault { Kind = kind });

        var problems = await provider.RefusalAsync(ProviderUnderTest.Checkpoint, ProviderUnderTest.CheckpointArgs());

        provider.Atlas.Faults.Clear();
        var problem = Assert.Single(problems);
        Assert.StartsWith("error: ", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("this is a bug", problem, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Pulumi", problem, StringComparison.OrdinalIgnoreCase);
        var state = await provider.ReadAsync(ProviderUnderTest.Checkpoint, ProviderUnderTest.CheckpointArgs());
        Assert.NotNull(state["id"]);
    }
}
