using Atlas.Backup;
using Pulumi;

return await Deployment.RunAsync(async () =>
{
    var checkpoint = await GetBackupCheckpoint.InvokeAsync(new GetBackupCheckpointArgs
    {
        GroupId = "6501a2b3c4d5e6f708090a0b",
        ClusterName = "orders-sharded",
        CheckpointId = "6502000000000000000000c3",
    });
    if (checkpoint.Restorable != true)
    {
        throw new RunException($"The cluster cannot be restored to checkpoint {checkpoint.Id}.");
    }
});
