using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.TerraformHost;
using AtlasBackup.TerraformHost.Launch;

namespace AtlasBackup.Smoke;

/// <summary>
/// The binary as Terraform starts it: one read over an encrypted connection, so that the TLS library is there, and its
/// end.
/// </summary>
internal static class TerraformCheck
{
    public static async Task RunAsync(string binary, AtlasSimulatorServer atlas, CancellationToken cancellationToken)
    {
        await using var provider = await ProviderProcess.StartAsync(
            new ProviderOptions { Path = binary }, cancellationToken);
        if (provider.Line.Length == 0)
        {
            throw new SmokeException($"The provider for Terraform wrote no first line. {provider.StandardError}");
        }

        var session = await ProviderSession.OpenAsync(provider, cancellationToken);
        var settings = new JsonObject { ["base_url"] = atlas.BaseUrl, ["access_token"] = AtlasData.AccessToken };
        SmokeException.ThrowUnlessEqual(
            "The number of problems with the settings",
            0,
            (await session.ConfigureAsync(settings, cancellationToken)).Count);
        await ReadAsync(session, cancellationToken);

        await provider.ShutdownAsync(cancellationToken);
        await provider.WaitForExitAsync(cancellationToken);
        SmokeException.ThrowUnlessEqual("The exit code of the provider for Terraform", 0, provider.ExitCode);
    }

    private static async Task ReadAsync(ProviderSession session, CancellationToken cancellationToken)
    {
        var arguments = new JsonObject
        {
            ["group_id"] = AtlasData.ProjectId,
            ["cluster_name"] = AtlasData.ShardedCluster,
            ["checkpoint_id"] = AtlasData.CompleteCheckpointId,
        };
        var (state, problems) = await session.ReadAsync("atlasbackup_backup_checkpoint", arguments, cancellationToken);
        SmokeException.ThrowUnlessEqual("The number of problems with a data source", 0, problems.Count);
        SmokeException.ThrowUnlessEqual(
            "The checkpoint's ID", AtlasData.CompleteCheckpointId, (string?)state?["id"]);
    }
}
