using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EndToEnd.Tests.Terraform;

namespace AtlasBackup.EndToEnd.Tests.Faults;

/// <summary>What Terraform gets in a cell.</summary>
/// <param name="HasState">Whether there is a result.</param>
/// <param name="Problems">The diagnostics, each as one text.</param>
/// <param name="Expected">The message that Pulumi gets.</param>
/// <param name="ServesNext">Whether the next read, without the fault, has a result.</param>
/// <param name="Seen">Everything that others can read: diagnostics, state, log and stdout.</param>
internal sealed record TerraformFaultResult(
    bool HasState,
    IReadOnlyList<string> Problems,
    string Expected,
    bool ServesNext,
    int ExitCode,
    string Seen);

/// <summary>Runs a cell as Terraform would, with a provider and a simulated Atlas of its own.</summary>
internal static class TerraformFaultRun
{
    private static readonly Dictionary<string, string?> Log = new() { ["TF_LOG"] = "TRACE" };

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>Runs a cell, unless Terraform would get the same as in another one.</summary>
    public static async Task<TerraformFaultResult?> RunAsync(FaultCell cell)
    {
        if (!FaultMatrix.Ends.Contains(cell))
        {
            return null;
        }

        using var nobody = new ClosedPort();
        await using var provider = await ProviderUnderTest.OpenAsync(
            ProviderUnderTest.Options with { Environment = Log }, cell.Atlas);
        var config = provider.SignedInWith(cell.Credentials);
        config["request_timeout_seconds"] = cell.TimeoutSeconds;
        config["max_retries"] = cell.MaxRetries;
        if (!cell.HasAtlas)
        {
            config["base_url"] = $"http://{nobody.EndPoint}";
        }

        Assert.Empty(await provider.Session.ConfigureAsync(config, CancellationToken));
        if (cell.Placed is { } fault)
        {
            provider.Atlas.Faults.Add(fault);
        }

        var host = cell.HasAtlas ? new Uri(provider.Atlas.BaseUrl).Authority : $"{nobody.EndPoint}";
        return await RunAsync(provider, cell, host);
    }

    private static async Task<TerraformFaultResult> RunAsync(ProviderUnderTest provider, FaultCell cell, string host)
    {
        var (state, problems) = await ReadAsync(provider, cell);
        provider.Atlas.Faults.Clear();
        var (next, _) = await ReadAsync(provider, cell);
        await provider.Process.ShutdownAsync(CancellationToken);
        await provider.Process.WaitForExitAsync(CancellationToken).WaitAsync(PluginUnderTest.Long, CancellationToken);
        return new TerraformFaultResult(
            state is not null,
            problems,
            cell.TextWith(host),
            next is not null,
            provider.Process.ExitCode,
            $"{string.Join('\n', problems)}\n{state}\n{provider.Process.StandardError}\n"
                + await provider.Process.RestOfOutputAsync());
    }

    // A read that takes longer than any fault fails its cell, because it hangs.
    private static async Task<(JsonNode? State, IReadOnlyList<string> Problems)> ReadAsync(
        ProviderUnderTest provider,
        FaultCell cell)
    {
        var (type, given) = cell.IsList
            ? (ProviderUnderTest.Restores, new JsonObject
            {
                ["group_id"] = AtlasData.ProjectId,
                ["cluster_name"] = AtlasData.ShardedCluster,
                ["items_per_page"] = FaultCell.PageSize,
            })
            : (ProviderUnderTest.Checkpoint, ProviderUnderTest.CheckpointArgs());
        var (state, problems) = await provider.Session.ReadAsync(type, given, CancellationToken)
            .WaitAsync(FaultRun.Patience, CancellationToken);
        return (state, [.. problems.Select(ProviderUnderTest.Show)]);
    }
}
