using System.Text.Json;
using AtlasBackup.AtlasSimulator;

namespace AtlasBackup.EndToEnd.Tests.Simulator.World;

/// <summary>Reads every object of the world, starting from the names of projects.</summary>
internal sealed class WorldTour(AtlasSimulatorServer atlas) : IDisposable
{
    private readonly AtlasClient _client = AtlasClient.WithToken(atlas);
    private readonly List<Visit> _visits = [];

    /// <summary>The answers, without those that Atlas refused.</summary>
    public IReadOnlyList<Visit> Visits => _visits;

    public static async Task<IReadOnlyList<Visit>> OfAsync(AtlasSimulatorServer atlas)
    {
        using var tour = new WorldTour(atlas);
        await tour.AskAsync("listProjects");
        foreach (var name in new[] { WorldData.Webshop, WorldData.Payments })
        {
            var project = await tour.AskAsync("getProject", ("name", name));
            await tour.ThroughProjectAsync(("groupId", project?.GetProperty("id").GetString() ?? ""));
        }

        return tour.Visits;
    }

    public void Dispose() => _client.Dispose();

    private async Task ThroughProjectAsync((string, string) project)
    {
        await AskAsync("getBackupCompliancePolicy", project);
        await EachAsync("listBackupExportBuckets", "getBackupExportBucket", ("exportBucketId", "_id"), project);
        await EachAsync(
            "listBackupPrivateEndpoints",
            "getBackupPrivateEndpoint",
            ("endpointId", "id"),
            project,
            ("cloudProvider", "AWS"));
        foreach (var name in await EachAsync("listFlexClusters", "getFlexCluster", ("clusterName", "name"), project))
        {
            await ThroughFlexAsync(project, ("clusterName", name));
        }

        foreach (var name in await EachAsync("listClusters", "getCluster", ("clusterName", "name"), project))
        {
            await ThroughClusterAsync(project, ("clusterName", name));
            await ThroughLegacyAsync(project, ("clusterName", name));
        }
    }

    private async Task ThroughFlexAsync(params (string, string)[] context)
    {
        await EachAsync("listFlexSnapshots", "getFlexSnapshot", ("snapshotId", "id"), context);
        await EachAsync("listFlexRestoreJobs", "getFlexRestoreJob", ("restoreJobId", "id"), context);
        await AskAsync("listTenantRestores", context);
    }

    private async Task ThroughClusterAsync(params (string, string)[] context)
    {
        await AskAsync("getBackupSchedule", context);
        await EachAsync("listBackupShardedSnapshots", "getBackupShardedSnapshot", ("snapshotId", "id"), context);
        await EachAsync("listBackupRestoreJobs", "getBackupRestoreJob", ("restoreJobId", "id"), context);
        await EachAsync("listBackupExports", "getBackupExport", ("exportId", "id"), context);
        foreach (var id in await EachAsync("listBackupSnapshots", "getBackupSnapshot", ("snapshotId", "id"), context))
        {
            await ThroughSnapshotAsync([.. context, ("snapshotId", id)]);
        }

        foreach (var id in await EachAsync(
            "listCollectionRestoreJobs", "getCollectionRestoreJob", ("jobId", "id"), context))
        {
            await EachAsync(
                "listCollectionRestoreJobCollections",
                "getCollectionRestoreJobCollection",
                ("sourceNamespace", "sourceNamespace"),
                [.. context, ("jobId", id)]);
        }
    }

    private async Task ThroughSnapshotAsync(params (string, string)[] context)
    {
        foreach (var name in await EachAsync(
            "listBackupSnapshotDatabases", "getBackupSnapshotDatabase", ("databaseName", "name"), context))
        {
            await EachAsync(
                "listBackupSnapshotCollections",
                "getBackupSnapshotCollection",
                ("collectionName", "name"),
                [.. context, ("databaseName", name)]);
        }
    }

    private async Task ThroughLegacyAsync(params (string, string)[] context)
    {
        await EachAsync("listBackupCheckpoints", "getBackupCheckpoint", ("checkpointId", "id"), context);
        await EachAsync("listLegacySnapshots", "getLegacySnapshot", ("snapshotId", "id"), context);
        await EachAsync("listLegacyRestoreJobs", "getLegacyRestoreJob", ("jobId", "id"), context);
        await AskAsync("getLegacySnapshotSchedule", context);
    }

    // Of a long list only the first items are read.
    private async Task<IReadOnlyList<string>> EachAsync(
        string list,
        string get,
        (string Parameter, string Property) key,
        params (string, string)[] context)
    {
        if (await AskAsync(list, context) is not { } answer)
        {
            return [];
        }

        var keys = answer.GetProperty("results").EnumerateArray()
            .Take(20).Select(item => item.GetProperty(key.Property).GetString() ?? "").ToList();
        foreach (var value in keys)
        {
            Assert.True(await AskAsync(get, [.. context, (key.Parameter, value)]) is not null, $"{get} {value}");
        }

        return keys;
    }

    private async Task<JsonElement?> AskAsync(string function, params (string Name, string Value)[] parameters)
    {
        var file = AnswerFile.Of(function);
        var path = parameters.Aggregate(file.Path, (path, one) => path.Replace(
            $"{{{one.Name}}}", Uri.EscapeDataString(one.Value), StringComparison.Ordinal));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/atlas/v2/{path}");
        request.Headers.Accept.ParseAdd($"application/vnd.atlas.{file.ApiVersion}+json");
        using var response = await _client.SendAsync(request);
        if (!response.IsSuccessStatusCode)
        {
            return null;
        }

        var answer = JsonElement.Parse(
            await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        _visits.Add(new Visit(function, answer));
        return answer;
    }
}

/// <summary>One answer of the world.</summary>
internal sealed record Visit(string Function, JsonElement Answer)
{
    /// <summary>The object, or each of the list.</summary>
    public IEnumerable<JsonElement> Items => Answer.TryGetProperty("results", out var results)
        ? results.EnumerateArray()
        : [Answer];
}
