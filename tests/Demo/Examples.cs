using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Programs;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace AtlasBackup.Demo;

/// <summary>Runs the example programs as `pulumi up` would, and shows what their users would see.</summary>
internal sealed class Examples(
    string pluginPath,
    string examplesPath,
    AtlasSimulatorServer atlas,
    (string Key, object? Value)[] credentials,
    TextWriter output)
{
    private const int FailedDeployment = 32;

    /// <summary>Shows a gate that opens, a report of drift, and, as README does, a gate that stays shut.</summary>
    /// <returns>Whether each ended as it should.</returns>
    public async Task<bool> ShowAsync(CancellationToken cancellationToken)
    {
        var open = await RunAsync("checkpoint-gate", Gate(AtlasData.CompleteCheckpointId), cancellationToken);
        var drift = await RunAsync("drift-check", Drift(), cancellationToken);
        var shut = await RunAsync("checkpoint-gate", Gate(AtlasData.CheckpointInProgressId), cancellationToken);
        return (open, drift, shut) == (0, 0, FailedDeployment);
    }

    private static Dictionary<string, string> Gate(string checkpointId) => new()
    {
        ["checkpointId"] = checkpointId,
        ["maxAgeHours"] = "876000",
    };

    private static Dictionary<string, string> Drift() => new()
    {
        ["includeExport"] = "true",
        ["includeRestoreJobs"] = "true",
        ["exportId"] = AtlasData.CompleteExportId,
        ["expectedExportState"] = "Successful",
        ["expectedExportBucketId"] = AtlasData.ExportBucketId,
        ["includeTenantRestores"] = "false",
        ["failOnDrift"] = "false",
    };

    private async Task<int> RunAsync(string example, Dictionary<string, string> config, CancellationToken cancellationToken)
    {
        var assembly = string.Concat(example.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        config["groupId"] = AtlasData.ProjectId;
        config["clusterName"] = AtlasData.ShardedCluster;
        config["atlasbackup:baseUrl"] = atlas.BaseUrl;
        var options = new ProgramOptions
        {
            Plugin = new PluginOptions { Path = pluginPath },
            Command = ["dotnet", Path.Combine(examplesPath, assembly, "release", $"{assembly}.dll")],
            Project = example,
            Config = config,
            Secrets = credentials.ToDictionary(
                credential => $"atlasbackup:{credential.Key}",
                credential => Properties.From(credential.Value).Unwrap().StringValue),
        };
        var result = await ProgramRun.RunAsync(options, cancellationToken);
        Section.Write(output, $"Example {example}, as pulumi up runs it: exit code {result.ExitCode}", Rows(result));
        return result.ExitCode;
    }

    private static IEnumerable<(string Label, string Text)> Rows(ProgramResult result) =>
    [
        .. result.Diagnostics
            .Where(entry => entry.Severity is LogSeverity.Error or LogSeverity.Warning)
            .Select(entry => (entry.Severity.ToString().ToLowerInvariant(), entry.Message.Trim())),
        .. result.Outputs.Fields
            .OrderBy(field => field.Key, StringComparer.Ordinal)
            .SelectMany(field => Lines(field.Value).Select((line, index) => (index == 0 ? field.Key : "", line))),
    ];

    private static IEnumerable<string> Lines(Value value) => value.KindCase == Value.KindOneofCase.ListValue
        ? value.ListValue.Values.Select(item => ValueText.ToText(item).Trim('"'))
        : [ValueText.ToText(value).Trim('"')];
}
