namespace AtlasBackup.Sdk.Tests.Release;

/// <summary>What breaks programs, configurations or scripts is refused, unless the changelog names it.</summary>
public sealed class ComparisonTests(Comparison comparison) : IClassFixture<Comparison>
{
    private const string Schema = "schema.json";
    private const string Surface = "docs/surface.json";
    private const string Functions = "functions/atlasbackup:index:";
    private const string Types = "types/atlasbackup:index:";
    private const string Source = "terraform/data sources/atlasbackup_cluster";
    private const string Check = "command/verbs/atlasbackup check";

    /// <summary>The file, the place, the new value, the complaint, and what the changelog must name.</summary>
    public static TheoryData<string, string, string?, string, string> Breaks => new()
    {
        { Schema, Functions + "getCluster", null, "atlasbackup:index:getCluster is gone", "`getCluster`" },
        {
            Schema, Functions + "getCluster/inputs/properties/groupId", null,
            "getCluster inputs: 'groupId' is gone", "`getCluster` `groupId`"
        },
        {
            Schema, Functions + "getCluster/inputs/required", """["clusterName", "groupId", "allowMissing"]""",
            "getCluster inputs: 'allowMissing' is required now", "`getCluster` `allowMissing`"
        },
        {
            Schema, Functions + "getBackupReadiness/outputs/required", """["checks", "notes"]""",
            "getBackupReadiness outputs: 'reasons' may be absent now", "`getBackupReadiness` `reasons`"
        },
        {
            Schema, Functions + "getBackupReadiness/outputs/properties/ready/type", "\"string\"",
            "'ready' was boolean and is string", "`getBackupReadiness` `ready`"
        },
        {
            Schema, Types + "ClusterType/enum/SHARDED", null,
            "ClusterType: the value 'SHARDED' is gone", "`ClusterType` `SHARDED`"
        },
        {
            Schema, "config/variables/clientSecret/secret", null,
            "config: 'clientSecret' is no longer secret", "`config` `clientSecret`"
        },
        { Schema, "config/variables/maxRetries", null, "config: 'maxRetries' is gone", "`config` `maxRetries`" },
        { Surface, Source, null, "atlasbackup_cluster is gone", "`atlasbackup_cluster`" },
        {
            Surface, Source + "/cluster_type", null,
            "atlasbackup_cluster: 'cluster_type' is gone", "`atlasbackup_cluster` `cluster_type`"
        },
        {
            Surface, Source + "/allow_missing", "\"required bool\"",
            "'allow_missing' is required now", "`atlasbackup_cluster` `allow_missing`"
        },
        {
            Surface, Source + "/cloud", "\"required string\"",
            "'cloud' is required now", "`atlasbackup_cluster` `cloud`"
        },
        {
            Surface, Source + "/allow_missing", "\"computed bool\"",
            "'allow_missing' can no longer be set", "`atlasbackup_cluster` `allow_missing`"
        },
        {
            Surface, Source + "/cluster_type", "\"optional string\"",
            "'cluster_type' is no longer computed", "`atlasbackup_cluster` `cluster_type`"
        },
        {
            Surface, Source + "/cluster_type", "\"computed number\"",
            "'cluster_type' was string and is number", "`atlasbackup_cluster` `cluster_type`"
        },
        {
            Surface, "terraform/provider/provider/client_secret", "\"optional string\"",
            "provider: 'client_secret' is no longer sensitive", "`provider` `client_secret`"
        },
        { Surface, "command/verbs/atlasbackup whoami", null, "atlasbackup whoami is gone", "`whoami`" },
        { Surface, Check + "/--output", null, "atlasbackup check: '--output' is gone", "`check` `--output`" },
        {
            Surface, Check + "/--output/junit", null,
            "atlasbackup check --output: the choice 'junit' is gone", "`check` `--output` `junit`"
        },
        {
            Surface, "command/verbs/atlasbackup read getCluster/--cluster-name", "\"number\"",
            "'--cluster-name' took \"text\" and takes \"number\"", "`read getCluster` `--cluster-name`"
        },
        {
            Surface, "command/exit codes/not ready", "3",
            "exit codes: 'not ready' was 2 and is 3", "`exit codes` `not ready`"
        },
    };

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_break_fails_until_the_changelog_names_it(
        string file,
        string place,
        string? value,
        string complaint,
        string names)
    {
        var silent = await comparison.OfAsync(file, place, value, "## Unreleased\n\n### Added\n\n- " + names);
        var named = await comparison.OfAsync(
            file, place, value, $"## Unreleased\n\n### Breaking\n\n- Gone:\n  {names}.");

        Assert.Contains(complaint, silent.Output, StringComparison.Ordinal);
        Assert.Contains(names, silent.Output, StringComparison.Ordinal);
        Assert.Contains($"{complaint} (the changelog names it)", named.Output, StringComparison.Ordinal);
        Assert.Equal((1, 0), (silent.ExitCode, named.ExitCode));
    }

    [Theory]
    [InlineData("## 0.2.0 - 2026-02-02\n\n### Breaking\n\n- `whoami` is gone.", 0)]
    [InlineData("## 0.0.1 - 2026-01-01\n\n### Breaking\n\n- `whoami` is gone.", 1)]
    [InlineData("### Breaking\n\n- `read` is gone.\n\n### Fixed\n\n- `whoami`", 1)]
    public async Task Only_a_line_about_what_is_breaking_since_the_older_version_counts(string changelog, int expected)
    {
        var (exitCode, output) = await comparison.OfAsync(
            Surface, "command/verbs/atlasbackup whoami", null, $"## Unreleased\n\n{changelog}");

        Assert.True(exitCode == expected, output);
    }

    [Theory]
    [InlineData(Schema, Functions + "getCluster/inputs/properties/added", """{ "type": "string" }""")]
    [InlineData(Schema, Functions + "getClusters", "{}")]
    [InlineData(Surface, Source + "/added", "\"optional string\"")]
    [InlineData(Surface, "command/verbs/atlasbackup check/--added", "\"text\"")]
    [InlineData(Surface, Check + "/--output", """["json", "junit", "markdown", "text", "xml"]""")]
    public async Task What_is_added_breaks_nothing(string file, string place, string value)
    {
        var (exitCode, output) = await comparison.OfAsync(file, place, value, "## Unreleased");

        Assert.Equal((0, "There are no breaking changes.\n"), (exitCode, output.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task Two_files_are_two_schemas()
    {
        var schema = Repository.PathOf(Schema);

        var (exitCode, output) = await comparison.RunAsync(schema, schema);

        Assert.True(exitCode == 0, output);
    }
}
