using AtlasBackup.AtlasSimulator;
using AtlasBackup.Benchmarks.Measuring;
using AtlasBackup.Benchmarks.Processes;

namespace AtlasBackup.Benchmarks.Rows;

/// <summary>What a plan of Terraform waits for, and what a long list costs it.</summary>
internal static class TerraformRows
{
    private const int Jobs = 1_234;
    private const double MostOfCheckpoint = 2.5;
    private const double MostOfList = 5;

    private static string Checkpoint =>
        $$"""
        data "atlasbackup_backup_checkpoint" "this" {
          group_id      = "{{AtlasData.ProjectId}}"
          cluster_name  = "{{AtlasData.ShardedCluster}}"
          checkpoint_id = "{{Atlas.CheckpointId(1)}}"
        }
        """;

    private static string RestoreJobs =>
        $$"""
        data "atlasbackup_legacy_restore_jobs" "this" {
          group_id     = "{{AtlasData.ProjectId}}"
          cluster_name = "{{AtlasData.ShardedCluster}}"
        }
        """;

    public static Task AddAsync(Table table, Setup setup)
    {
        using var atlas = Atlas.Start(Jobs);
        using var terraform = TerraformRun.Of(setup.Plugin, atlas);
        if (terraform is not null)
        {
            Add(table, setup, terraform);
        }

        return Task.CompletedTask;
    }

    private static void Add(Table table, Setup setup, TerraformRun terraform)
    {
        var folders = new[] { ("nothing", ""), ("checkpoint", Checkpoint), ("list", RestoreJobs) }
            .Select(one => terraform.Prepare(one.Item1, one.Item2))
            .ToList();
        var times = folders.Select(_ => new Samples()).ToList();
        var processor = folders.Select(_ => new Samples()).ToList();
        for (var run = 0; run < setup.Runs; run++)
        {
            for (var index = 0; index < folders.Count; index++)
            {
                var (time, used) = terraform.Plan(folders[index]);
                times[index].Add(time);
                processor[index].Add(used);
            }
        }

        table.Add(Row.Times(
            "terraform plan of one checkpoint, floor: the provider reads nothing",
            times[1].Median,
            times[0].Median,
            MostOfCheckpoint));
        table.Add(Row.Times(
            "terraform plan of 1,234 restore jobs, processor time, floor: of one checkpoint",
            processor[2].Median,
            processor[1].Median,
            MostOfList));
    }
}
