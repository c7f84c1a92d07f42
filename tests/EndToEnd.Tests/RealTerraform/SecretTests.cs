using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.EndToEnd.Tests.RealTerraform;

/// <summary>A secret of the provider block that terraform stores nowhere: an ephemeral value.</summary>
public sealed class SecretTests(TerraformMirror mirror)
{
    private const string Reads =
        $$"""
        variable "base_url" {}

        data "atlasbackup_backup_checkpoint" "this" {
          group_id      = var.group_id
          cluster_name  = "{{AtlasData.ShardedCluster}}"
          checkpoint_id = "{{AtlasData.CompleteCheckpointId}}"
        }

        output "restorable" {
          value = data.atlasbackup_backup_checkpoint.this.restorable
        }

        variable "client_id" {
          ephemeral = true
        }

        variable "client_secret" {
          ephemeral = true
        }

        """;

    private const string FromVariable =
        """
        provider "atlasbackup" {
          client_id     = var.client_id
          client_secret = var.client_secret
          base_url      = var.base_url
        }
        """;

    // Another configuration of the provider is the only ephemeral resource that needs no network. Its result decides.
    private const string FromResource =
        $$"""
        provider "atlasbackup" {
          client_id     = var.client_id
          client_secret = ephemeral.atlasbackup_legacy_restore_jobs.vault.total_count == 20 ? var.client_secret : "none"
          base_url      = var.base_url
        }

        provider "atlasbackup" {
          alias = "vault"
        }

        ephemeral "atlasbackup_legacy_restore_jobs" "vault" {
          provider     = atlasbackup.vault
          group_id     = var.group_id
          cluster_name = "{{AtlasData.ShardedCluster}}"
        }
        """;

    [Theory]
    [InlineData(FromVariable)]
    [InlineData(FromResource)]
    public async Task Takes_an_ephemeral_client_secret_and_terraform_stores_it_nowhere(string provider)
    {
        await using var terraform = await TerraformWorkspace.StartAsync(
            mirror, Reads + provider, new SimulatorOptions { RestoreJobs = 20 });

        // What is on the command line is in the log of terraform.
        await terraform.WriteAsync(
            "secrets.tfvars",
            $"""
             client_id     = "{AtlasData.ClientId}"
             client_secret = "{AtlasData.ClientSecret}"
             """);

        var plan = await terraform.SucceedAsync(
            "plan", "-out=plan.bin", "-var-file=secrets.tfvars", $"-var=base_url={terraform.Atlas.BaseUrl}");
        var apply = await terraform.SucceedAsync("apply", "-var-file=secrets.tfvars", "plan.bin");

        Assert.True((await terraform.OutputAsync("restorable"))?.GetValue<bool>());
        await StoredSecrets.AssertNoneAsync(terraform, "plan.bin", plan, apply);
    }
}
