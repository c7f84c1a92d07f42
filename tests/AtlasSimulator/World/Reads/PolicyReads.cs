using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator.World.Records;

namespace AtlasBackup.AtlasSimulator.World.Reads;

/// <summary>What is to be done: a cluster's schedule, a project's compliance policy and keys.</summary>
internal static class PolicyReads
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static Reply GetSchedule(Question question)
    {
        var store = question.Cloud;
        if (store.Cluster.StateName == "CREATING")
        {
            throw Refusals.Changing(question.ClusterName);
        }

        var schedule = store is { Cluster.BackupEnabled: true, Schedule: { } its }
            ? its
            : throw Refusals.BackupOff(question.ClusterName, question.Project.Project.Id);
        return Reply.Of(AtlasJson.Of(
            schedule with { NextSnapshot = Next(schedule, question.Now) },
            ("clusterId", store.Cluster.Id),
            ("clusterName", store.Cluster.Name),
            ("links", AtlasJson.Links($"{question.Path}/backup/schedule", ("group", question.Project.Path)))));
    }

    /// <summary>Where a project has no policy, Atlas answers with next to nothing.</summary>
    public static Reply GetCompliancePolicy(Question question) => Reply.Of(question.Project.Policy is { } policy
        ? AtlasJson.Of(policy, ("projectId", question.Project.Project.Id))
        : new JsonObject { ["scheduledPolicyItems"] = new JsonArray() });

    public static Reply GetKeys(Question question) => Reply.Of(AtlasJson.Of(question.Project.Encryption));

    // The world takes no snapshots by itself: the clock may have passed the next one.
    private static DateTimeOffset Next(Schedule schedule, DateTimeOffset now)
    {
        var hours = schedule.Policies.SelectMany(policy => policy.PolicyItems)
            .Where(item => item.FrequencyType == "hourly").Select(item => item.FrequencyInterval).FirstOrDefault(24);
        var missed = Math.Max(0, Math.Ceiling((now - schedule.NextSnapshot) / (hours * Hour)));
        return schedule.NextSnapshot + (missed * hours * Hour);
    }
}
