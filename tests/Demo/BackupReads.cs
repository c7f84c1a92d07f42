using System.Globalization;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.Demo;

/// <summary>Shows the schedule, the exports and the restores of clusters of today.</summary>
internal sealed class BackupReads(Calls calls, AtlasSimulatorServer atlas, string groupId, TextWriter output)
{
    public async Task ShowAsync()
    {
        await ShowScheduleAsync();
        await ShowExportsAsync();
        await ShowRestoreJobsAsync(WorldData.Orders);
        await ShowRestoreJobsAsync(WorldData.Catalog);
        await ShowCollectionRestoresAsync();
        await ShowFlexRestoreJobsAsync();
    }

    private async Task ShowScheduleAsync()
    {
        var schedule = await calls.GetAsync("getBackupSchedule", Of(WorldData.Orders));
        var bucket = await calls.GetAsync(
            "getBackupExportBucket", ("groupId", groupId), ("exportBucketId", schedule.Text("export.exportBucketId")));
        var rules = schedule.Items("policies.0.policyItems").Select(rule =>
            $"{rule.Text("frequencyType")} for {rule.Text("retentionValue")} {rule.Text("retentionUnit")}");
        Section.Write(
            output,
            $"Schedule of {WorldData.Orders}",
            ("snapshots", string.Join(", ", rules)),
            ("next", schedule.Time("nextSnapshot")),
            ("point in time", $"{schedule.Text("restoreWindowDays")} days"),
            ("copies", string.Join(", ", schedule.Items("copySettings").Select(copy => copy.Text("regionName")))),
            ("exports", $"{schedule.Text("export.frequencyType")}, to the {bucket.Text("cloudProvider")} bucket "
                + bucket.Text("bucketName")));
    }

    private async Task ShowExportsAsync()
    {
        var exports = await calls.ListAsync("listBackupExports", [.. Of(WorldData.Orders), ("latest", 4)]);
        Section.Write(output, $"The latest exports of {WorldData.Orders}", exports.Select(export => (
            export.Text("state"),
            $"{export.Time("createdAt")}, {export.Text("exportStatus.exportedCollections")} of "
            + $"{export.Text("exportStatus.totalCollections")} collections{Reason(export)}")));
    }

    private async Task ShowRestoreJobsAsync(string cluster)
    {
        var jobs = await calls.ListAsync("listBackupRestoreJobs", Of(cluster));
        Section.Write(
            output,
            $"Restore jobs of {cluster}: {jobs.Count}",
            ("by kind", jobs.Counts(job => job.Text("deliveryType"))),
            ("failed", $"{jobs.Count(job => job.IsTrue("failed"))}"),
            ("sealed", jobs.Sealed()));
    }

    private async Task ShowCollectionRestoresAsync()
    {
        var jobs = await calls.ListAsync("listCollectionRestoreJobs", Of(WorldData.Orders));
        var failed = jobs.First(job => job.Text("state") == "FAILED");
        var collections = await calls.ListAsync(
            "listCollectionRestoreJobCollections", [.. Of(WorldData.Orders), ("jobId", failed.Text("id"))]);
        Section.Write(
            output,
            $"Collection restores of {WorldData.Orders}: {jobs.Count}",
            ("by state", jobs.Counts(job => job.Text("state"))),
            ("the failed one", failed.Text("errorMessage")),
            ("", collections.Counts(one => $"{one.Text("sourceNamespace")} {one.Text("state")}")));
    }

    private async Task ShowFlexRestoreJobsAsync()
    {
        var before = atlas.Requests.Reads.Count;
        var jobs = await calls.ListAsync("listFlexRestoreJobs", Of(WorldData.Development));
        var requests = atlas.Requests.Reads.Count - before;
        Section.Write(
            output,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Restore jobs of the Flex cluster {WorldData.Development}: {jobs.Count:N0}, in {requests} requests"),
            ("by status", jobs.Counts(job => job.Text("status"))),
            ("sealed", jobs.Sealed()));
    }

    private static string Reason(Struct export) => export.At("stateReason") is null
        ? ""
        : $": {export.Text("stateReason.message")} ({export.Text("stateReason.errorCode")})";

    private (string Name, object? Value)[] Of(string cluster) => [("groupId", groupId), ("clusterName", cluster)];
}
