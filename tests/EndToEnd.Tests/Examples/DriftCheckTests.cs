using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Programs;
using AtlasBackup.EngineHost.Values;

namespace AtlasBackup.EndToEnd.Tests.Examples;

public sealed class DriftCheckTests
{
    private const string UsualSchedule = "hourly 6 for 7 days, daily 1 for 7 days, weekly 6 for 4 weeks, "
        + "monthly 40 for 12 months, yearly 12 for 1 years";

    private static readonly DateTimeOffset Noon = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Reports_no_drift_when_everything_is_as_declared()
    {
        await using var atlas = await StartAsync(
            Settings(new JsonObject
            {
                ["autoExportEnabled"] = true,
                ["copySettings"] = new JsonArray(
                    new JsonObject { ["regionName"] = "EU_WEST_1", ["zoneId"] = "66b300000000000000000008" }),
                ["export"] = new JsonObject { ["exportBucketId"] = WorldData.AwsBucketId, ["frequencyType"] = "daily" },
            }),
            Export("-2d", "Failed"),
            Export("-1d", "Successful"),
            Flex(WorldKind.FlexCluster, []),
            Flex(WorldKind.FlexSnapshot, new JsonObject { ["scheduledTime"] = "-1h", ["status"] = "COMPLETED" }));

        var result = await RunAsync(
            atlas,
            ExampleRun.Set("copyRegions", "EU_WEST_1"),
            ExampleRun.Set("exportBucketId", WorldData.AwsBucketId));

        Assert.Equal(("", 0), (ExampleRun.ErrorsOf(result), result.ExitCode));
        Assert.Equal([], Lines(result, "drift"));
        Assert.True(result.Outputs.At("inSync")?.BoolValue);
        Assert.Equal([WorldData.Accounts, "mobile"], Lines(result, "clusters"));
    }

    [Fact]
    public async Task Lists_every_difference_of_every_cluster_and_goes_on()
    {
        await using var atlas = await StartAsync(new WorldChange
        {
            Kind = WorldKind.Cluster,
            Cluster = WorldData.Grown,
            Change = new JsonObject { ["stateName"] = "DELETING" },
        });

        var result = await RunAsync(
            atlas,
            ExampleRun.Set("project", WorldData.Webshop),
            ExampleRun.Set("exportBucketId", WorldData.AwsBucketId),
            ExampleRun.Set("skipClusters", "prod, rehearsal, archive, catalog"),
            ExampleRun.Set("failOnDrift", "false"));

        Assert.Equal(("", 0), (ExampleRun.ErrorsOf(result), result.ExitCode));
        Assert.False(result.Outputs.At("inSync")?.BoolValue);
        Assert.Equal(
            [
                "the compliance policy is none, declared is ACTIVE",
                "scratch: Cloud Backup is off",
                "trial: M0 clusters have no backups",
                "newborn: the cluster is CREATING and cannot be compared",
                "orders: the copy region EU_WEST_1 is not declared",
                $"orders: the export of 2026-11-25T19:00:00Z failed: The bucket refused the upload.",
                "search: the cluster is DELETING and cannot be compared",
                "customers: point in time for 7 days is missing",
                "customers: the copy region EU_WEST_1 is not declared",
                "customers: the copy region US_WEST_2 is not declared",
                $"customers: the export bucket {WorldData.AwsBucketId} is missing",
                $"customers: there is no successful export to bucket {WorldData.AwsBucketId}",
                "ledger: Cloud Backup is off",
                "preview: there is no completed snapshot",
            ],
            Lines(result, "drift"));
        Assert.Equal(Lines(result, "drift"), WarningsOf(result));
        Assert.False(result.Outputs.ContainsSecrets());
    }

    [Fact]
    public async Task Names_the_snapshot_rules_that_are_missing_and_those_that_nobody_declared()
    {
        await using var atlas = await StartAsync();

        var result = await RunAsync(
            atlas,
            ExampleRun.Set(
                "schedule",
                "hourly 6 for 2 days, daily 1 for 7 days, weekly 6 for 4 weeks, monthly 40 for 12 months"),
            ExampleRun.Set("pointInTime", "none"),
            ExampleRun.Set("failOnDrift", "false"));

        Assert.Equal(
            [
                "accounts: the snapshot rule hourly 6 for 2 days is missing",
                "accounts: the snapshot rule hourly 6 for 7 days is not declared",
                "accounts: the snapshot rule yearly 12 for 1 years is not declared",
                "accounts: point in time for 7 days is not declared",
            ],
            Lines(result, "drift"));
    }

    [Fact]
    public async Task Fails_the_deployment_on_drift_if_so_configured()
    {
        await using var atlas = await StartAsync(
            Settings([]) with { Change = null, Remove = true });

        var result = await RunAsync(atlas);

        Assert.Equal(
            ("the backups of project payments have drifted: accounts: there is no backup schedule", 32),
            (ExampleRun.ErrorsOf(result).Trim(), result.ExitCode));
    }

    [Fact]
    public async Task Does_not_read_a_policy_that_is_unchecked()
    {
        await using var atlas = await StartAsync(
            new WorldChange
            {
                Kind = WorldKind.Project,
                Project = WorldData.Payments,
                Change = new JsonObject { ["role"] = "Project Read Only" },
            });

        var result = await RunAsync(atlas, ExampleRun.Set("compliancePolicy", "unchecked"));

        Assert.Equal(("", 0), (ExampleRun.ErrorsOf(result), result.ExitCode));
    }

    [Theory]
    [InlineData("sandbox", "none", "there is no cluster to compare")]
    [InlineData("payments", "accounts", "there is no cluster to compare")]
    [InlineData("payments", "account", "account: is to be skipped, but there is no such cluster")]
    public async Task Reports_a_project_without_clusters_and_a_mistyped_name(string project, string skipped, string difference)
    {
        await using var atlas = await StartAsync();

        var result = await RunAsync(
            atlas,
            ExampleRun.Set("project", project),
            ExampleRun.Set("skipClusters", skipped),
            ExampleRun.Set("compliancePolicy", "unchecked"),
            ExampleRun.Set("failOnDrift", "false"));

        Assert.Equal([difference], Lines(result, "drift"));
    }

    [Fact]
    public async Task Says_that_there_is_no_project_of_that_name()
    {
        await using var atlas = await StartAsync();

        var result = await RunAsync(atlas, ExampleRun.Set("project", "no-such-project"));

        Assert.Equal(32, result.ExitCode);
        Assert.Contains(
            "Atlas answered 404 to GET groups/byName/no-such-project: ",
            ExampleRun.ErrorsOf(result),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_without_an_answer_in_a_preview_with_unknown_credentials()
    {
        await using var atlas = await StartAsync();
        var unknown = new Dictionary<string, string> { ["atlasbackup:accessToken"] = Unknowns.Text };

        var result = await ExampleRun.UpAsync("drift-check", atlas, Config([]), unknown, preview: true);

        Assert.Equal(("no answer: the credentials are not known yet", 32), (ExampleRun.ErrorsOf(result), result.ExitCode));
    }

    private static async Task<AtlasSimulatorServer> StartAsync(params WorldChange[] changes)
    {
        var atlas = await AtlasSimulatorServer.StartAsync(
            new SimulatorOptions { FlexRestoreJobs = 1, Now = Noon }, TestContext.Current.CancellationToken);
        atlas.Change(changes);
        return atlas;
    }

    private static Task<ProgramResult> RunAsync(
        AtlasSimulatorServer atlas, params IEnumerable<KeyValuePair<string, string>> config) =>
        ExampleRun.UpAsync("drift-check", atlas, Config(config));

    private static Dictionary<string, string> Config(IEnumerable<KeyValuePair<string, string>> config)
    {
        var all = new Dictionary<string, string>
        {
            ["project"] = WorldData.Payments,
            ["schedule"] = UsualSchedule,
            ["pointInTime"] = "7 days",
            ["copyRegions"] = "none",
            ["exportBucketId"] = "none",
            ["compliancePolicy"] = "ACTIVE",
            ["skipClusters"] = "none",
            ["failOnDrift"] = "true",
        };
        foreach (var (key, value) in config)
        {
            all[key] = value;
        }

        return all;
    }

    private static WorldChange Settings(JsonObject change) => new()
    {
        Kind = WorldKind.Schedule,
        Project = WorldData.Payments,
        Cluster = WorldData.Accounts,
        Change = change,
    };

    private static WorldChange Export(string createdAt, string state) => new()
    {
        Kind = WorldKind.Export,
        Project = WorldData.Payments,
        Cluster = WorldData.Accounts,
        Add = new JsonObject { ["createdAt"] = createdAt, ["state"] = state },
    };

    private static WorldChange Flex(WorldKind kind, JsonObject add) =>
        new() { Kind = kind, Project = WorldData.Payments, Cluster = "mobile", Add = add };

    private static IEnumerable<string> Lines(ProgramResult result, string output) =>
        result.Outputs.At(output)!.ListValue.Values.Select(value => value.StringValue);

    private static IEnumerable<string> WarningsOf(ProgramResult result) => result.Diagnostics
        .Where(entry => entry.Severity == Pulumirpc.LogSeverity.Warning)
        .Select(entry => entry.Message.Trim());
}
