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

    /// <summary>How many lines of a list are shown.</summary>
    private const int MostLines = 9;

    /// <summary>
    /// Shows a gate that opens, the gates of a project and of one checkpoint, a report of drift, an audit, and, as README
    /// does, a gate that stays shut.
    /// </summary>
    /// <returns>Whether each ended as it should.</returns>
    public async Task<bool> ShowAsync(CancellationToken cancellationToken)
    {
        var open = await RunAsync("readiness-gate", Gate(WorldData.Production), cancellationToken);
        var project = await RunAsync("project-gate", ProjectGate(), cancellationToken);
        var legacy = await RunAsync("checkpoint-gate", LegacyGate(), cancellationToken);
        var drift = await RunAsync("drift-check", Drift(), cancellationToken);
        var audit = await RunAsync("restore-audit", Audit(), cancellationToken);
        var shut = await RunAsync("readiness-gate", Gate(WorldData.Grown), cancellationToken);
        return (open, legacy, drift, audit) == (0, 0, 0, 0) && (project, shut) == (FailedDeployment, FailedDeployment);
    }

    private static Dictionary<string, string> Gate(string cluster) => new()
    {
        ["project"] = WorldData.Webshop,
        ["cluster"] = cluster,
        ["maxAgeHours"] = "26",
    };

    private static Dictionary<string, string> ProjectGate() => new()
    {
        ["project"] = WorldData.Webshop,
        ["maxAgeHours"] = "26",
        ["excludeClusters"] = $"{WorldData.BackupOff}, {WorldData.Rehearsal}",
    };

    private static Dictionary<string, string> LegacyGate() => new()
    {
        ["groupId"] = AtlasData.ProjectId,
        ["clusterName"] = AtlasData.ShardedCluster,
        ["checkpointId"] = AtlasData.CompleteCheckpointId,
        ["maxAgeHours"] = "876000",
    };

    private static Dictionary<string, string> Drift() => new()
    {
        ["project"] = WorldData.Webshop,
        ["schedule"] = "hourly 6 for 7 days, daily 1 for 7 days, weekly 6 for 4 weeks, "
            + "monthly 40 for 12 months, yearly 12 for 1 years",
        ["pointInTime"] = "none",
        ["copyRegions"] = WorldData.CopyRegion,
        ["exportBucketId"] = "none",
        ["compliancePolicy"] = "none",
        ["skipClusters"] = string.Join(
            ',', WorldData.Free, WorldData.Legacy, WorldData.Paused, WorldData.Rehearsal, WorldData.Grown),
        ["failOnDrift"] = "false",
    };

    private static Dictionary<string, string> Audit() => new()
    {
        ["project"] = WorldData.Webshop,
        ["legacyClusters"] = WorldData.Legacy,
        ["clientId"] = AtlasData.ClientId,
    };

    private async Task<int> RunAsync(string example, Dictionary<string, string> config, CancellationToken cancellationToken)
    {
        var assembly = string.Concat(example.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        var options = new ProgramOptions
        {
            Plugin = new PluginOptions { Path = pluginPath },
            Command = ["dotnet", Path.Combine(examplesPath, assembly, "release", $"{assembly}.dll")],
            Project = example,
            Config = config,
            Secrets = Secrets(),

            // A provider of the program's own does not see the configuration of the package.
            Environment = new Dictionary<string, string?> { ["MONGODB_ATLAS_BASE_URL"] = atlas.BaseUrl },
        };
        var result = await ProgramRun.RunAsync(options, cancellationToken);
        Section.Write(output, $"Example {example}, as pulumi up runs it: exit code {result.ExitCode}", Rows(result));
        return result.ExitCode;
    }

    private Dictionary<string, string> Secrets() => new(credentials.Select(credential => KeyValuePair.Create(
        $"atlasbackup:{credential.Key}", Properties.From(credential.Value).Unwrap().StringValue)))
    {
        ["clientSecret"] = AtlasData.ClientSecret,
    };

    private static IEnumerable<(string Label, string Text)> Rows(ProgramResult result) =>
    [
        .. result.Diagnostics
            .Where(entry => entry.Severity == LogSeverity.Error)
            .Select(entry => (entry.Severity.ToString().ToLowerInvariant(), entry.Message.Trim())),
        .. result.Outputs.Fields
            .OrderBy(field => field.Key, StringComparer.Ordinal)
            .SelectMany(field => Shortened([.. Lines(field.Value)])
                .Select((line, index) => (index == 0 ? field.Key : "", line))),
    ];

    private static string[] Shortened(string[] lines) =>
        lines.Length > 0 && lines.All(line => !line.Contains(' ', StringComparison.Ordinal)) ? [string.Join(", ", lines)]
        : lines.Length > MostLines ? [.. lines.Take(MostLines / 2), $"… and {lines.Length - (MostLines / 2)} more"]
        : lines;

    private static IEnumerable<string> Lines(Value value) => value switch
    {
        _ when value.IsSecret() => ["[secret]"],
        { KindCase: Value.KindOneofCase.ListValue } => value.ListValue.Values.Select(Line),
        { KindCase: Value.KindOneofCase.StructValue } => value.StructValue.Fields
            .OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => $"{field.Key}: {Line(field.Value)}"),
        _ => [Line(value)],
    };

    private static string Line(Value value) => value.KindCase == Value.KindOneofCase.StructValue
        ? string.Join("; ", Lines(value))
        : ValueText.ToText(value).Trim('"');
}
