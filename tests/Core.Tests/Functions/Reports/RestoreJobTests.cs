using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Functions.Reports;
using static AtlasBackup.Core.Tests.Functions.Readiness.States;

namespace AtlasBackup.Core.Tests.Functions.Reports;

public sealed class RestoreJobTests
{
    // The time in it is 2023-09-12T08:52:16Z.
    private const string Id = "650026c00000000000000000";

    [Theory]
    [InlineData("InProgress", "automated", "", "")]
    [InlineData("Succeeded", "automated", "", "finishedAt")]
    [InlineData("Failed", "pointInTime", "failed", "finishedAt")]
    [InlineData("Cancelled", "automated", "cancelled", "")]
    [InlineData("Expired", "download", "expired", "")]
    [InlineData("InProgress", "download", "", "")]
    [InlineData("Succeeded", "download", "", "expiresLater")]
    [InlineData("Expired", "download", "", "hasExpired")]
    [InlineData("Expired", "download", "", "hasExpired finishedAt")]
    [InlineData("Succeeded", "automated", "", "hasExpired finishedAt")]
    public void Knows_the_state_of_a_job_of_Cloud_Backup(string state, string type, string set, string times)
    {
        var job = new OutputObject().Add("id", Id).Add("deliveryType", type);
        foreach (var flag in new[] { "failed", "cancelled", "expired" })
        {
            job.Add(flag, flag == set);
        }

        job.Add("finishedAt", times.Contains("finishedAt", StringComparison.Ordinal) ? "2026-11-26T10:00:00Z" : null);
        job.Add("expiresAt", times switch
        {
            "expiresLater" => "2026-11-26T12:00:01Z",
            _ => times.Contains("hasExpired", StringComparison.Ordinal) ? "2026-11-26T12:00:00Z" : null,
        });

        var restore = RestoreJob.OfCloud(job, Now);

        Assert.Equal((state, type), ($"{restore.State}", restore.DeliveryType));
        Assert.Equal(At("2023-09-12T08:52:16Z"), restore.RequestedAt);
    }

    [Fact]
    public void Does_not_call_a_job_successful_of_which_Atlas_does_not_say_whether_it_failed()
    {
        var job = new OutputObject().Add("id", "a").Add("finishedAt", "2026-11-26T10:00:00Z").Add("failed", false);

        var restore = RestoreJob.OfCloud(job, Now);

        Assert.Equal(RestoreState.Unknown, restore.State);
        Assert.Equal(restore.FinishedAt, restore.RequestedAt);
    }

    [Theory]
    [InlineData("InProgress", "PENDING", "RESTORE", "automated")]
    [InlineData("InProgress", "QUEUED", "RESTORE", "automated")]
    [InlineData("InProgress", "RUNNING", "DOWNLOAD", "download")]
    [InlineData("Succeeded", "COMPLETED", "RESTORE", "automated")]
    [InlineData("Failed", "FAILED", "RESTORE", "automated")]
    [InlineData("Unknown", "PAUSED", "MOVE", null)]
    [InlineData("Unknown", null, null, null)]
    public void Knows_the_state_of_a_job_of_a_Flex_cluster(string state, string? status, string? type, string? delivery)
    {
        var job = new OutputObject().Add("id", Id).Add("status", status).Add("deliveryType", type)
            .Add("restoreScheduledDate", "2026-11-26T09:00:00Z");

        var restore = RestoreJob.OfFlex(job, Now);

        Assert.Equal((state, delivery), ($"{restore.State}", restore.DeliveryType));
        Assert.Equal(At("2026-11-26T09:00:00Z"), restore.RequestedAt);
    }

    [Theory]
    [InlineData("2026-11-26T12:00:00Z", RestoreState.Expired)]
    [InlineData("2026-11-26T12:00:01Z", RestoreState.Succeeded)]
    internal void A_download_of_a_Flex_cluster_expires(string expires, RestoreState state)
    {
        var job = new OutputObject().Add("id", Id).Add("status", "COMPLETED").Add("expirationDate", expires);

        Assert.Equal(state, RestoreJob.OfFlex(job, Now).State);
        Assert.Equal(At("2023-09-12T08:52:16Z"), RestoreJob.OfFlex(job, Now).RequestedAt);
    }

    [Theory]
    [InlineData("InProgress", "IN_PROGRESS", "PENDING")]
    [InlineData("Succeeded", "FINISHED", "READY")]
    [InlineData("Succeeded", "FINISHED", null)]
    [InlineData("Expired", "FINISHED", "EXPIRED")]
    [InlineData("Expired", "FINISHED", "MAX_DOWNLOADS_EXCEEDED")]
    [InlineData("Failed", "FINISHED", "FAILED")]
    [InlineData("Failed", "FINISHED", "INTERRUPTED")]
    [InlineData("Failed", "BROKEN", null)]
    [InlineData("Cancelled", "KILLED", null)]
    [InlineData("Unknown", "ASLEEP", null)]
    [InlineData("Unknown", null, "READY")]
    public void Knows_the_state_of_a_job_of_Legacy_Backup(string state, string? status, string? delivered)
    {
        var job = new OutputObject().Add("id", Id).Add("statusName", status)
            .Add("delivery", new OutputObject().Add("statusName", delivered));

        Assert.Equal(state, $"{RestoreJob.OfLegacy(job).State}");
    }

    [Theory]
    [InlineData("pointInTime", true, "prod")]
    [InlineData("automated", false, "prod")]
    [InlineData("download", false, null)]
    [InlineData("download", null, null)]
    public void Knows_how_a_job_of_Legacy_Backup_uses_the_snapshot(string type, bool? isPointInTime, string? target)
    {
        var job = new OutputObject().Add("id", Id).Add("pointInTime", isPointInTime)
            .Add("delivery", new OutputObject().Add("methodName", "HTTP").Add("targetClusterName", target));

        Assert.Equal(type, RestoreJob.OfLegacy(job).DeliveryType);
    }

    [Fact]
    public void Does_not_guess_how_a_job_of_Legacy_Backup_uses_the_snapshot()
    {
        Assert.Null(RestoreJob.OfLegacy(new OutputObject().Add("id", Id)).DeliveryType);
    }
}
