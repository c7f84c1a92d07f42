using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.EndToEnd.Tests.RealTerraform;

public sealed class SecretTests(TerraformMirror mirror)
{
    private const string Links =
        $$"""
        data "atlasbackup_legacy_restore_jobs" "all" {
          group_id     = var.group_id
          cluster_name = "{{AtlasData.ShardedCluster}}"
        }

        ephemeral "atlasbackup_legacy_restore_jobs" "all" {
          group_id     = var.group_id
          cluster_name = "{{AtlasData.ShardedCluster}}"
        }

        resource "terraform_data" "download" {
          provisioner "local-exec" {
            command = "printf '%s' \"$LINK\" > link.txt"
            environment = {
              LINK = ephemeral.atlasbackup_legacy_restore_jobs.all.results[0].delivery.url
            }
          }
        }

        output "jobs" {
          value = data.atlasbackup_legacy_restore_jobs.all
        }
        """;

    [Fact]
    public async Task Hands_a_download_link_to_a_provisioner_and_stores_it_nowhere()
    {
        await using var terraform = await TerraformWorkspace.StartAsync(
            mirror, Links, new SimulatorOptions { RestoreJobs = 20 });

        await terraform.SucceedAsync("plan", "-out=plan.bin");
        var plan = await terraform.SucceedAsync("show", "-json", "plan.bin");
        var apply = await terraform.SucceedAsync("apply", "plan.bin");
        var shown = await terraform.SucceedAsync("show", "-json");

        Assert.Contains(AtlasData.SecretMark, terraform.Read("link.txt"), StringComparison.Ordinal);
        string[] stored = [plan, apply, shown, terraform.Read("terraform.tfstate"), terraform.Read("trace.log")];
        Assert.All(stored, text =>
        {
            Assert.DoesNotContain(AtlasData.SecretMark, text, StringComparison.Ordinal);
            Assert.DoesNotContain("CANARY", text, StringComparison.Ordinal);
        });
        Assert.Contains("650700000000000000000000", shown, StringComparison.Ordinal);
    }
}
