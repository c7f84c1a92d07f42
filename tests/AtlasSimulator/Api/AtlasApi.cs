using AtlasBackup.AtlasSimulator.Data;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.AtlasSimulator.World;
using AtlasBackup.AtlasSimulator.World.Reads;
using Microsoft.AspNetCore.Http;

namespace AtlasBackup.AtlasSimulator.Api;

/// <summary>
/// The reads that Atlas has, answered from the world where they ask for one of its projects, and from tests/Answers
/// elsewhere.
/// </summary>
internal sealed class AtlasApi(SimulatorOptions options, AtlasWorld world)
{
    public const string Root = "/api/atlas/v2/";

    private readonly FileReads _files = new(options);

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

        try
        {
            return Read(request, route, asked, fault);
        }
        catch (RefusedException refused)
        {
            return refused.Answer;
        }
    }

    private static Answer UnknownRoute(string path) =>
        Answer.NotFound("RESOURCE_NOT_FOUND", $"Cannot find resource {path}.", path) with { IsExpected = false };

    private static Answer Gone(string path, string version) => Answer.Error(
        410, "VERSION_GONE", $"Version {version} of {path} is no longer available.", "Gone", version, path);

    private Answer Read(HttpRequest request, Route route, Dictionary<string, string> asked, FaultKind? fault)
    {
        var isOfWorld = world.Answers(route.Function, asked);
        if (!isOfWorld)
        {
            FileReads.ThrowIfRefused(route.File, asked);
        }

        var (query, refusal) = ListQuery.Read(request.Query, route.File);
        if (query is null)
        {
            return refusal ?? UnknownRoute(request.Path);
        }

        if (fault == FaultKind.CountTimeout && query.IncludeCount)
        {
            return AtlasErrors.Of("TIMEOUT_WHILE_PAGING");
        }

        var reply = isOfWorld ? world.Read(route.Function, asked, query.Filters) : _files.Read(route, asked, query);
        if (route.Function == AtlasWorld.ListProjects)
        {
            reply = reply.Followed(world.Projects());
        }

        var body = reply.Many is { } items
            ? ListAnswer.Write($"{request.Scheme}://{request.Host}{request.Path}", query, items, fault)
            : JsonOutput.Write(writer => reply.One?.WriteTo(writer));
        return Answer.Of(AnswerForm.Of(body, request.Query), route.File.ApiVersion);
    }
}
