using System.Diagnostics;
using System.Globalization;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EndToEnd.Tests.Plugin;

namespace AtlasBackup.EndToEnd.Tests.RealTerraform;

public sealed class EndTests(TerraformMirror mirror)
{
    private const string Checkpoint =
        $$"""
        data "atlasbackup_backup_checkpoint" "this" {
          group_id      = var.group_id
          cluster_name  = "{{AtlasData.ShardedCluster}}"
          checkpoint_id = "{{AtlasData.CompleteCheckpointId}}"
        }
        """;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ends_a_read_at_an_interrupt()
    {
        await using var terraform = await TerraformWorkspace.StartAsync(mirror, Checkpoint);
        terraform.Atlas.Faults.Add(new Fault { Kind = FaultKind.StallHeaders });
        using var plan = terraform.Start("plan");
        await WaitForReadAsync(terraform);

        // Ctrl-C reaches every process.
        await SignalAsync(ProviderOf(terraform).Single(), "INT");
        await SignalAsync(plan.Id, "INT");
        var run = await TerraformWorkspace.FinishAsync(plan);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("The call was cancelled", run.Output, StringComparison.Ordinal);
        await WaitUntilGoneAsync(terraform);
    }

    [Fact]
    public async Task Ends_with_a_terraform_that_is_killed()
    {
        await using var terraform = await TerraformWorkspace.StartAsync(mirror, Checkpoint);
        terraform.Atlas.Faults.Add(new Fault { Kind = FaultKind.StallHeaders });
        using var plan = terraform.Start("plan");
        await WaitForReadAsync(terraform);

        await SignalAsync(plan.Id, "KILL");

        await WaitUntilGoneAsync(terraform);
    }

    /// <summary>The processes of a provider that terraform has started in this folder.</summary>
    private static IEnumerable<int> ProviderOf(TerraformWorkspace terraform) =>
        from process in Directory.EnumerateDirectories("/proc")
        where int.TryParse(Path.GetFileName(process), out _)
            && ProgramOf(process)?.StartsWith(terraform.Folder.FullName, StringComparison.Ordinal) == true
        select int.Parse(Path.GetFileName(process), CultureInfo.InvariantCulture);

    private static string? ProgramOf(string process)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "exe")).LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task WaitUntilGoneAsync(TerraformWorkspace terraform)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);
        patience.CancelAfter(PluginUnderTest.Long);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (ProviderOf(terraform).Any())
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }

        Assert.Empty(terraform.TemporaryFolder.EnumerateFileSystemInfos("atlasbackup-*"));
    }

    private static async Task WaitForReadAsync(TerraformWorkspace terraform)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (terraform.Atlas.Requests.Reads.Count == 0)
        {
            await timer.WaitForNextTickAsync(CancellationToken);
        }
    }

    private static async Task SignalAsync(int process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process}"]);
        await kill.WaitForExitAsync(CancellationToken);
    }
}
