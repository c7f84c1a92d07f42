using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Canaries;

namespace AtlasBackup.EndToEnd.Tests.RealTerraform;

public sealed class CrashTests(TerraformMirror mirror)
{
    [Fact]
    public async Task Shows_where_a_provider_crashed_and_how_to_report_it()
    {
        await using var terraform = await TerraformWorkspace.StartAsync(
            mirror,
            $$"""
            data "atlasbackup_backup_schedule" "this" {
              group_id     = var.group_id
              cluster_name = "{{AtlasData.CloudCluster}}"
            }
            """);
        await terraform.ReplaceProviderAsync(Terraform.CrashTests.Program);

        var run = await terraform.RunAsync("plan");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Error: Plugin did not respond", run.Output, StringComparison.Ordinal);
        Assert.Contains("Stack trace from the terraform-provider-atlasbackup plugin", run.Output, StringComparison.Ordinal);
        Assert.Contains("panic: this is a bug in the atlasbackup provider", run.Output, StringComparison.Ordinal);
        Assert.Contains("AtlasBackup.CrashingProvider.Program.Crash()", run.Output, StringComparison.Ordinal);
        Assert.False(Canary.IsIn(run.Output), run.Output);
        Assert.False(Canary.IsIn(terraform.Read("trace.log")));
        Assert.Empty(terraform.TemporaryFolder.EnumerateFileSystemInfos("atlasbackup-*"));
    }
}
