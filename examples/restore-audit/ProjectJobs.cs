using System.Collections.Immutable;
using Atlas.Backup;
using Atlas.Backup.Outputs;
using Pulumi;
using Pulumi.Utilities;

namespace RestoreAudit;

/// <summary>Reads the restore jobs of all clusters of a project.</summary>
internal sealed class ProjectJobs(string name, string[] legacyClusters, InvokeOptions options)
{
    public Output<ImmutableArray<Job>> Read(bool omitDownloadLinks)
    {
        var project = GetProject.Invoke(new GetProjectInvokeArgs { Name = name }, options);

        // A preview gets no answer at all while the auditor's credentials are not known.
        return project.Apply(found => found.Id is { } groupId
            ? Read(groupId, omitDownloadLinks)
            : OutputUtilities.CreateUnknown(ImmutableArray<Job>.Empty));
    }

    private Output<ImmutableArray<Job>> Read(string groupId, bool omitDownloadLinks)
    {
        var cloud = ListClusters
            .Invoke(new ListClustersInvokeArgs { GroupId = groupId }, options)
            .Apply(clusters => Output.All(clusters.Results.Where(HasBackups).Select(
                cluster => ReadCloud(groupId, cluster.Name ?? "", omitDownloadLinks))));
        var flex = ListFlexClusters
            .Invoke(new ListFlexClustersInvokeArgs { GroupId = groupId }, options)
            .Apply(clusters => Output.All(clusters.Results.Select(
                cluster => ReadFlex(groupId, cluster.Name ?? "", omitDownloadLinks))));
        var legacy = Output.All(legacyClusters.Select(cluster => ReadLegacy(groupId, cluster, omitDownloadLinks)));
        return Output.All(cloud, flex, legacy).Apply(
            kinds => kinds.SelectMany(clusters => clusters).SelectMany(jobs => jobs).ToImmutableArray());
    }

    private Output<ImmutableArray<Job>> ReadCloud(string groupId, string cluster, bool omitDownloadLinks)
    {
        var list = ListBackupRestoreJobs.Invoke(
            new ListBackupRestoreJobsInvokeArgs
            {
                GroupId = groupId,
                ClusterName = cluster,
                OmitDownloadLinks = omitDownloadLinks,
            },
            options);
        return list.Apply(jobs => jobs.Results.Select(job => Job.Of(cluster, job)).ToImmutableArray());
    }

    private Output<ImmutableArray<Job>> ReadFlex(string groupId, string cluster, bool omitDownloadLinks)
    {
        var list = ListFlexRestoreJobs.Invoke(
            new ListFlexRestoreJobsInvokeArgs
            {
                GroupId = groupId,
                ClusterName = cluster,
                OmitDownloadLinks = omitDownloadLinks,
            },
            options);
        return list.Apply(jobs => jobs.Results.Select(job => Job.Of(cluster, job)).ToImmutableArray());
    }

    private Output<ImmutableArray<Job>> ReadLegacy(string groupId, string cluster, bool omitDownloadLinks)
    {
        var list = ListLegacyRestoreJobs.Invoke(
            new ListLegacyRestoreJobsInvokeArgs
            {
                GroupId = groupId,
                ClusterName = cluster,
                OmitDownloadLinks = omitDownloadLinks,
            },
            options);
        return list.Apply(jobs => jobs.Results.Select(job => Job.Of(cluster, job)).ToImmutableArray());
    }

    // Atlas refuses questions about the backups of an M0 cluster.
    private static bool HasBackups(Cluster cluster) => !cluster.ReplicationSpecs
        .SelectMany(shard => shard.RegionConfigs)
        .Any(region => region.ElectableSpecs?.InstanceSize == "M0");
}
