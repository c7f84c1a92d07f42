using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Simulator;
using AtlasBackup.EndToEnd.Tests.Simulator.World;

namespace AtlasBackup.EndToEnd.Tests.RealTerraform;

/// <summary>Runs every example of examples/terraform.</summary>
public sealed class ExampleTests(TerraformMirror mirror)
{
    private const string Gate = "readiness-gate";

    private static readonly string[] GateOfProduction =
        ["-var=project=webshop", "-var=cluster=prod", "-var=max_age_hours=26"];

    [Fact]
    public async Task A_gate_lets_a_cluster_pass_that_can_be_restored_and_warns_of_others()
    {
        await using var terraform = await StartAsync(Gate, "replica-set");

        var output = await terraform.SucceedAsync(["apply", "-auto-approve", .. GateOfProduction]);

        Assert.Contains("Warning: Check block assertion failed", output, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{24}$", (await terraform.OutputAsync("recovery_point"))?.GetValue<string>());
    }

    [Fact]
    public async Task A_gate_stops_a_plan_with_all_reasons()
    {
        await using var terraform = await StartAsync(Gate, "paused-and-revoked");

        var run = await terraform.RunAsync(["plan", .. GateOfProduction]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Error: Resource precondition failed", run.Output, StringComparison.Ordinal);
        Assert.Contains("prod is not ready: the cluster is paused, ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gate_that_cannot_read_the_cluster_stops_a_plan()
    {
        await using var terraform = await StartAsync(Gate, "replica-set");

        var run = await terraform.RunAsync(
            "plan", "-var=project=webshop", "-var=cluster=shpo", "-var=max_age_hours=26");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("(CLUSTER_NOT_FOUND)", run.Output, StringComparison.Ordinal);
        Assert.Contains("Check cluster_name", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replica-set", 0)]
    [InlineData("paused-and-revoked", 1)]
    public async Task A_gate_decides_at_apply_where_the_name_of_the_cluster_is_not_known_before(
        string scenario,
        int exitCode)
    {
        await using var terraform = await TerraformWorkspace.StartAsync(
            mirror,
            """
            resource "terraform_data" "cluster" {
              input = "prod"
            }

            module "gate" {
              source        = "./gate"
              project       = "webshop"
              cluster       = terraform_data.cluster.output
              max_age_hours = 26
            }
            """,
            new SimulatorOptions { Now = WorldFixture.Noon, Scenario = scenario },
            workspace => workspace.CopyExample(Gate, "gate"));

        await terraform.SucceedAsync("plan", "-out=plan.bin");
        var apply = await terraform.RunAsync("apply", "plan.bin");

        Assert.Equal(exitCode, apply.ExitCode);
        Assert.Equal(
            exitCode == 1,
            apply.Output.Contains("prod is not ready: the cluster is paused, ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_audit_counts_the_restore_jobs_by_outcome()
    {
        await using var terraform = await StartAsync("restore-audit");

        await terraform.SucceedAsync(
            "apply", "-auto-approve", "-var=project=webshop", """-var=clusters=["orders","catalog"]""");

        var orders = (await terraform.OutputAsync("by_cluster"))?["orders"];
        Assert.Equal(1, orders?["failed"]?.GetValue<int>());
        Assert.Equal(1, orders?["cancelled"]?.GetValue<int>());
        Assert.Single((await terraform.OutputAsync("failed"))?.AsArray() ?? []);
    }

    [Fact]
    public async Task A_check_warns_of_what_is_not_as_declared_and_of_nothing_else()
    {
        await using var terraform = await StartAsync("drift-check");
        string[] declared =
        [
            "-var=project=webshop", "-var=cluster=orders", """-var=frequencies=["hourly","daily","weekly"]""",
        ];

        var output = await terraform.SucceedAsync(["plan", .. declared, "-var=restore_window_days=99"]);

        Assert.Contains("orders: the restore window is not 99 days.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(WorldData.Orders, 1)]
    [InlineData(WorldData.Catalog, 3)]
    public async Task A_download_gets_the_links_of_a_job_and_stores_them_nowhere(string cluster, int links)
    {
        await using var terraform = await StartAsync("download");
        using var atlas = AtlasClient.WithToken(terraform.Atlas);
        var jobs = await atlas.ReadAsync(
            $"/api/atlas/v2/groups/{WorldData.WebshopId}/clusters/{cluster}/backup/restoreJobs");
        var job = jobs["results"]?.AsArray().First(one => one?.ToJsonString().Contains(
            AtlasData.SecretMark, StringComparison.Ordinal) == true)?["id"];

        await terraform.SucceedAsync(
            "apply",
            "-auto-approve",
            "-var=project=webshop",
            $"-var=cluster={cluster}",
            $"-var=restore_job_id={job}",
            "-var=command=printf '%s' \"$DOWNLOAD_LINKS\" > links.txt");

        var given = terraform.Read("links.txt").Split(' ');
        Assert.Equal(links, given.Length);
        Assert.All(given, link => Assert.Contains(AtlasData.SecretMark, link, StringComparison.Ordinal));
        Assert.DoesNotContain(AtlasData.SecretMark, terraform.Read("terraform.tfstate"), StringComparison.Ordinal);
        Assert.DoesNotContain(AtlasData.SecretMark, terraform.Read("trace.log"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_file_is_formatted()
    {
        using var process = System.Diagnostics.Process.Start(TerraformCommand.StartInfo(
            Repository.PathOf("examples/terraform"), "fmt", "-check", "-recursive"));
        Assert.NotNull(process);

        var run = await TerraformWorkspace.FinishAsync(process);

        Assert.True(run.ExitCode == 0, run.Output);
    }

    private Task<TerraformWorkspace> StartAsync(string example, string? scenario = null) =>
        TerraformWorkspace.OfExampleAsync(
            mirror, example, new SimulatorOptions { Now = WorldFixture.Noon, Scenario = scenario });
}
