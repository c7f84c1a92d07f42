using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.EndToEnd.Tests.RealTerraform;

public sealed class PlanTests(TerraformMirror mirror)
{
    private const string Checkpoint =
        $$"""
        data "atlasbackup_backup_checkpoint" "this" {
          group_id      = var.group_id
          cluster_name  = "{{AtlasData.ShardedCluster}}"
          checkpoint_id = "{{AtlasData.CompleteCheckpointId}}"
        }

        output "checkpoint" {
          value = data.atlasbackup_backup_checkpoint.this
        }
        """;

    [Fact]
    public async Task Reads_ten_thousand_restore_jobs()
    {
        await using var terraform = await TerraformWorkspace.StartAsync(
            mirror,
            $$"""
            data "atlasbackup_legacy_restore_jobs" "all" {
              group_id     = var.group_id
              cluster_name = "{{AtlasData.ShardedCluster}}"
            }

            output "count" {
              value = length(toset(data.atlasbackup_legacy_restore_jobs.all.results[*].id))
            }
            """,
            new SimulatorOptions { RestoreJobs = 10_000 });

        var plan = await terraform.SucceedAsync("plan");

        Assert.Matches(@"\+ count = 10000\b", plan);
    }

    [Fact]
    public async Task Reads_at_apply_what_is_not_known_before()
    {
        await using var terraform = await TerraformWorkspace.StartAsync(mirror, Checkpoint.Replace(
            $"\"{AtlasData.ShardedCluster}\"", "terraform_data.name.output", StringComparison.Ordinal)
            + $$"""

            resource "terraform_data" "name" {
              input = "{{AtlasData.ShardedCluster}}"
            }
            """);

        var plan = await terraform.SucceedAsync("plan");
        Assert.Empty(terraform.Atlas.Requests.Reads);
        await terraform.SucceedAsync("apply", "-auto-approve");

        Assert.Contains("(config refers to values not yet known)", plan, StringComparison.Ordinal);
        Assert.Equal(
            AtlasData.ShardedCluster,
            (await terraform.OutputAsync("checkpoint"))?["cluster_name"]?.GetValue<string>());
    }

    [Fact]
    public async Task Shows_every_data_source_with_its_schema()
    {
        await using var terraform = await TerraformWorkspace.StartAsync(mirror, "");

        var schema = JsonNode.Parse(await terraform.SucceedAsync("providers", "schema", "-json"));

        var provider = schema?["provider_schemas"]?["registry.terraform.io/atlasbackup/atlasbackup"];
        Assert.Equal(
            SchemaFile.FunctionNames.Select(Terraform.TerraformFunction.TypeOf).Order(),
            provider?["data_source_schemas"]?.AsObject().Select(member => member.Key).Order());
    }

    [Fact]
    public async Task Never_shows_a_sensitive_variable_that_is_no_ID()
    {
        await using var terraform = await TerraformWorkspace.StartAsync(mirror, Checkpoint.Replace(
            $"\"{AtlasData.CompleteCheckpointId}\"", "var.secret", StringComparison.Ordinal)
            + """

            variable "secret" {
              default   = "my-secret-thing"
              sensitive = true
            }
            """);

        var run = await terraform.RunAsync("plan");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("checkpoint_id: expected 24 hexadecimal digits", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("my-secret-thing", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tests_a_configuration_with_a_mock_of_the_provider()
    {
        await using var terraform = await TerraformWorkspace.StartAsync(mirror, Checkpoint);
        await File.WriteAllTextAsync(
            terraform.PathOf("gate.tftest.hcl"),
            """
            mock_provider "atlasbackup" {
              mock_data "atlasbackup_backup_checkpoint" {
                defaults = { restorable = true }
              }
            }

            run "gate" {
              assert {
                condition     = data.atlasbackup_backup_checkpoint.this.restorable
                error_message = "The checkpoint cannot be restored."
              }
            }
            """,
            TestContext.Current.CancellationToken);

        var output = await terraform.SucceedAsync("test");

        Assert.Contains("Success! 1 passed, 0 failed.", output, StringComparison.Ordinal);
        Assert.Empty(terraform.Atlas.Requests.All);
    }
}
