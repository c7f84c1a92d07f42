using AtlasBackup.AtlasSimulator.Data;
using AtlasBackup.AtlasSimulator.World.Reads;
using AtlasBackup.Tests.Files;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>The reads for which tests/Answers has answers. Each file is independent.</summary>
internal sealed class FileReads(SimulatorOptions options)
{
    private const string TenantRestores = "listTenantRestores";

    public static void ThrowIfRefused(AnswerFile file, Dictionary<string, string> asked)
    {
        ThrowIfContextIsMissing(file, asked);
        if (Fitting(file, asked).Error is { } error)
        {
            throw new RefusedException(AtlasErrors.Of(error, asked));
        }
    }

    public Reply Read(Route route, Dictionary<string, string> asked, ListQuery query)
    {
        var file = route.File;
        var fitting = Fitting(file, asked);
        return file.IsList
            ? new Reply(null, Items(route, fitting, asked, query))
            : Reply.Of(file.Echo(fitting.Apply(file.Complete), asked));
    }

    // A file may have cases for projects and clusters that no other file has.
    private static void ThrowIfContextIsMissing(AnswerFile file, Dictionary<string, string> asked)
    {
        if (asked.TryGetValue("groupId", out var group)
            && group != AtlasData.ProjectId
            && !IsCase(file, "groupId", asked))
        {
            throw new RefusedException(
                Answer.NotFound("GROUP_NOT_FOUND", $"No group with ID {group} exists.", group));
        }

        if (asked.TryGetValue("clusterName", out var cluster)
            && !AtlasData.Clusters.Contains(cluster)
            && !IsCase(file, "clusterName", asked))
        {
            throw Refusals.NoCluster(cluster, group ?? "");
        }
    }

    private static bool IsCase(AnswerFile file, string parameter, Dictionary<string, string> asked) =>
        file.Cases.Any(one => one.When.ContainsKey(parameter) && one.Fits(asked));

    // If a file has no matching case, the answer is the complete one, or the empty one for the cluster without data.
    private static AnswerCase Fitting(AnswerFile file, Dictionary<string, string> asked)
    {
        var isEmpty = asked.GetValueOrDefault("clusterName") == AtlasData.EmptyCluster;
        return file.Cases.FirstOrDefault(one => one.Fits(asked))
            ?? (isEmpty && file.IsList ? new AnswerCase { Items = [] }
                : isEmpty ? new AnswerCase { Answer = file.Empty }
                : new AnswerCase());
    }

    private ListItems Items(Route route, AnswerCase fitting, Dictionary<string, string> asked, ListQuery query) =>
        (route.Function, asked.GetValueOrDefault("clusterName")) switch
        {
            (RestoreJobs.Function, AtlasData.ShardedCluster) =>
                RestoreJobs.Of(route.File, asked, options.RestoreJobs, query.Filters.GetValueOrDefault("batchId")),
            (TenantRestores, AtlasData.TenantCluster) when options.TenantRestores is { } count =>
                ListItems.Repeated(route.File, fitting, asked, count, AtlasData.TenantRestoreId),
            _ => ListItems.Of(route.File, fitting, asked, query.Filters),
        };
}
