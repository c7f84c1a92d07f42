using System.Diagnostics;
using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.Tests.Files;

namespace AtlasBackup.Smoke;

/// <summary>The binary as the command: its version, and one read.</summary>
internal static class CommandCheck
{
    public static async Task VersionAsync(string binary, CancellationToken cancellationToken)
    {
        var version = await RunAsync(binary, ["--version"], [], cancellationToken);
        SmokeException.ThrowUnlessEqual("The version", Repository.Version, version.Trim());
    }

    public static async Task ReadAsync(string binary, AtlasSimulatorServer atlas, CancellationToken cancellationToken)
    {
        var output = await RunAsync(
            binary,
            [
                "read", "getBackupCheckpoint",
                "--group-id", AtlasData.ProjectId,
                "--cluster-name", AtlasData.ShardedCluster,
                "--checkpoint-id", AtlasData.CompleteCheckpointId,
            ],
            [
                new("MONGODB_ATLAS_BASE_URL", atlas.BaseUrl),
                new("MONGODB_ATLAS_ACCESS_TOKEN", AtlasData.AccessToken),
            ],
            cancellationToken);
        SmokeException.ThrowUnlessEqual(
            "The checkpoint's ID", AtlasData.CompleteCheckpointId, (string?)JsonNode.Parse(output)?["id"]);
    }

    private static async Task<string> RunAsync(
        string binary,
        IReadOnlyList<string> words,
        IReadOnlyList<KeyValuePair<string, string?>> variables,
        CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(binary, words) { RedirectStandardOutput = true };
        PluginEnvironment.RemoveCredentials(start.Environment);
        PluginEnvironment.Overlay(new Dictionary<string, string?>(variables), start.Environment);
        using var process = Process.Start(start) ?? throw new SmokeException($"{binary} did not start.");
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            SmokeException.ThrowUnlessEqual($"The exit code of '{string.Join(' ', words)}'", 0, process.ExitCode);
            return output;
        }
        finally
        {
            process.Kill();
        }
    }
}
