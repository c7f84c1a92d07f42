using AtlasBackup.AtlasSimulator.Data;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.Tests.Files;
using Microsoft.AspNetCore.Http;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>The reads that tests/Answers has answers for, with the errors that Atlas gives instead of them.</summary>
internal sealed class AtlasApi(SimulatorOptions options)
{
    public const string Root = "/api/atlas/v2/";

    private const string TenantRestores = "listTenantRestores";

    public Answer Get(HttpRequest request, FaultKind? fault)
    {
        var path = request.Path.Value ?? "";
        if (!path.StartsWith(Root, StringComparison.Ordinal)
            || Route.Find(path[Root.Length..]) is not var (route, asked))
        {
            return UnknownRoute(path);
        }

        var (version, refusal) = MediaType.Negotiate(request.Headers.Accept, route.File.ApiVersion);
        if (refusal is not null)
        {
            return refusal;
        }

        if (fault == FaultKind.VersionGone
            || options.GonePaths.Any(gone => path.Contains(gone, StringComparison.Ordinal)))
        {
            return Gone(path.TrimStart('/'), version);
        }

        return MissingContext(asked) ?? Read(request, route, asked, fault);
    }

    private static Answer UnknownRoute(string path) =>
        Answer.NotFound("RESOURCE_NOT_FOUND", $"Cannot find resource {path}.", path) with { IsExpected = false };

    private static Answer Gone(string path, string version) => Answer.Error(
        410, "VERSION_GONE", $"Version {version} of {path} is no longer available.", "Gone", version, path);

    private static Answer? MissingContext(Dictionary<string, string> asked)
    {
        if (asked.TryGetValue("groupId", out var group) && group != AtlasData.ProjectId)
        {
            return Answer.NotFound("GROUP_NOT_FOUND", $"No group with ID {group} exists.", group);
        }

        return !asked.TryGetValue("clusterName", out var cluster) || AtlasData.Clusters.Contains(cluster)
            ? null
            : Answer.NotFound(
                "CLUSTER_NOT_FOUND", $"No cluster named {cluster} exists in group {group}.", cluster, group ?? "");
    }

    private Answer Read(HttpRequest request, Route route, Dictionary<string, string> asked, FaultKind? fault)
    {
        var file = route.File;
        var fitting = file.Cases.FirstOrDefault(one => one.Fits(asked)) ?? Default(file, asked);
        if (fitting.Error is { } error)
        {
            return AtlasErrors.Of(error, asked);
        }

        var (query, refusal) = ListQuery.Read(request.Query, file);
        if (query is null)
        {
            return refusal ?? UnknownRoute(request.Path);
        }

        if (fault == FaultKind.CountTimeout && query.IncludeCount)
        {
            return AtlasErrors.Of("TIMEOUT_WHILE_PAGING");
        }

        var body = file.IsList
            ? ListAnswer.Write(Url(request), query, Items(route, fitting, asked, query), fault)
            : JsonOutput.Write(writer => file.Echo(fitting.Apply(file.Complete), asked).WriteTo(writer));
        return Answer.Of(AnswerForm.Of(body, request.Query), file.ApiVersion);
    }

    // Where a file has no case that fits: the complete answer, and the empty one for the cluster that has nothing.
    private static AnswerCase Default(AnswerFile file, Dictionary<string, string> asked)
    {
        var isEmpty = asked.GetValueOrDefault("clusterName") == AtlasData.EmptyCluster;
        return isEmpty && file.IsList ? new AnswerCase { Items = [] }
            : isEmpty ? new AnswerCase { Answer = file.Empty }
            : new AnswerCase();
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

    private static string Url(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.Path}";
}
