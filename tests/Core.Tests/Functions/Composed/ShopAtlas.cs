using System.Collections.Concurrent;
using System.Net;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Tests.Atlas.Http;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions.Composed;

/// <summary>
/// An Atlas with one project, whose answers stand by the end of their path: a replica set with one snapshot, until a
/// test says something else.
/// </summary>
internal sealed class ShopAtlas
{
    public const string Cluster = "clusters/prod";
    public const string Snapshots = "clusters/prod/backup/snapshots";
    public const string Sharded = "clusters/prod/backup/snapshots/shardedClusters";
    public const string Schedule = "clusters/prod/backup/schedule";
    public const string Restores = "clusters/prod/backup/restoreJobs";
    public const string Exports = "clusters/prod/backup/exports";
    public const string Keys = "encryptionAtRest";
    public const string Policy = "backupCompliancePolicy";
    public const string Flex = "flexClusters/prod";
    public const string FlexSnapshots = "flexClusters/prod/backup/snapshots";
    public const string Checkpoints = "clusters/prod/backupCheckpoints";
    public const string LegacySnapshots = "clusters/prod/snapshots";

    private const string Project = $"/api/atlas/v2/groups/{Calls.GroupId}/";
    private const string ByName = "/api/atlas/v2/groups/byName/shop";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, Func<HttpResponseMessage>> _answers = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _queries = new();

    public ShopAtlas()
    {
        Set(Cluster, ClusterOf("prod"));
        Set(Snapshots, List(Snapshot("08:00:00")));
        Set(Schedule, """{ "nextSnapshot": "2026-01-01T14:00:00Z", "restoreWindowDays": 7 }""");
        Set(Restores, List());
        Set(Exports, List());
        Set(Keys, """{ "awsKms": { "valid": true } }""");
        Set(Policy, $$"""{ "projectId": "{{Calls.GroupId}}", "state": "ACTIVE" }""");
    }

    /// <summary>The clock of the machine that asks. It begins at midnight.</summary>
    public TestTime Time { get; init; } = new();

    /// <summary>What Atlas's clock shows when this machine's shows midnight; null for an Atlas that does not say.</summary>
    public DateTimeOffset? Date { get; set; } = At("12:00:00");

    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromMinutes(10);

    public MemoryBudget Memory { get; init; } = new();

    public int MaxConcurrentRequests { get; init; } = 16;

    public int MaxRetries { get; init; }

    /// <summary>The rate limit of the set Cloud Backups, or null where it has none.</summary>
    public LimitedAtlas? CloudBackups { get; init; }

    /// <summary>How much memory was still counted when the last verdict was formed, in bytes.</summary>
    public long? HeldAtEnd { get; private set; }

    public RecordingLog Log { get; } = new();

    /// <summary>What was asked for below the project, without queries, in the order of the alphabet.</summary>
    public IReadOnlyList<string> Requests => [.. _requests.Order(StringComparer.Ordinal)];

    /// <summary>The same with queries, for those that have one.</summary>
    public IReadOnlyList<string> Queries => [.. _queries.Order(StringComparer.Ordinal)];

    /// <summary>What no text may repeat.</summary>
    public HeldSecrets Held { get; } = new();

    public static DateTimeOffset At(string time) => DateTimeOffset.Parse(
        $"2026-01-01T{time}Z", System.Globalization.CultureInfo.InvariantCulture);

    public static string ClusterOf(string name, string more = "") => $$"""
        {
          "groupId": "{{Calls.GroupId}}", "name": "{{name}}", "id": "{{name}}", "stateName": "IDLE", "paused": false,
          "backupEnabled": true,
          "clusterType": "REPLICASET", "mongoDBVersion": "8.0.4", "featureCompatibilityVersion": "8.0",
          "replicationSpecs": [{ "zoneId": "z", "regionConfigs": [{ "providerName": "AWS", "regionName": "EU_WEST_1" }] }]
          {{more}}
        }
        """;

    public static string Snapshot(string time, string id = "650000000000000000000001", string more = "") => $$"""
        {
          "id": "{{id}}", "status": "completed", "createdAt": "2026-01-01T{{time}}Z",
          "expiresAt": "2026-01-08T00:00:00Z", "snapshotType": "scheduled", "type": "replicaSet", "mongodVersion": "8.0.4"
          {{more}}
        }
        """;

    public static string List(params string[] items) =>
        $$"""{ "links": [], "results": [{{string.Join(", ", items)}}], "totalCount": {{items.Length}} }""";

    public ShopAtlas Set(string path, string json)
    {
        _answers[path] = () => Answer(HttpStatusCode.OK, json);
        return this;
    }

    public ShopAtlas Refuse(string path, int status, string code)
    {
        _answers[path] = () => Answer((HttpStatusCode)status, $$"""{ "errorCode": "{{code}}", "detail": "No" }""");
        return this;
    }

    public void Forget() => _requests.Clear();

    /// <summary>Runs a composed function. One that does not end because it waits for ever fails the test.</summary>
    public async Task<OutputObject> RunAsync(
        string function = "getBackupReadiness",
        bool isPreview = false,
        params (string Name, InputValue Value)[] given)
    {
        using var keeper = SoleCalls.Keeper();
        await RunAsync(keeper, function, isPreview, TestContext.Current.CancellationToken, given).WaitAsync(Patience);
        return keeper.Result;
    }

    public Task<OutputObject> RunAsync(params (string Name, InputValue Value)[] given) =>
        RunAsync("getBackupReadiness", isPreview: false, given);

    public async Task RunAsync(
        IOutputWriter writer,
        string function,
        bool isPreview,
        CancellationToken cancellationToken,
        params (string Name, InputValue Value)[] given)
    {
        var composed = FunctionCatalog.FindInternal(function) ?? FunctionCatalog.Find(function);
        Assert.NotNull(composed);
        var values = given.ToDictionary(one => one.Name, one => one.Value);
        values.TryAdd(values.ContainsKey("projectName") ? "projectName" : "groupId", InputValue.Of(Calls.GroupId));
        if (function == "getBackupReadiness")
        {
            values.TryAdd("clusterName", InputValue.Of("prod"));
        }

        var (arguments, failures) = Arguments.Read(composed, values);
        Assert.Empty(failures);
        Assert.NotNull(arguments);
        using var memory = Memory.Begin();
        using var client = Client();
        using var call = client.BeginCall(memory);
        await new FunctionRunner(call, isPreview).RunAsync(composed, arguments, writer, cancellationToken);
        HeldAtEnd = Memory.Used;
    }

    private AtlasClient Client() => new(
        new Credentials.AccessToken(new Secret("token")),
        new Uri("https://atlas.test/"),
        Transports.Plain(Time, Log) with
        {
            Network = new ScriptedAtlas(Answer),
            AttemptTimeout = Timeout.InfiniteTimeSpan,
            CallTimeout = CallTimeout,
            MaxConcurrentRequests = MaxConcurrentRequests,
            MaxRetries = MaxRetries,
            Held = Held,
        },
        new DeprecationNotice(Log));

    private HttpResponseMessage Answer(Sent sent)
    {
        var path = sent.Target.Split('?')[0];
        if (path == ByName)
        {
            _requests.Enqueue("byName");
            return Answer(HttpStatusCode.OK, $$"""{ "id": "{{Calls.GroupId}}", "name": "shop" }""");
        }

        var end = path.Replace(Project, "", StringComparison.Ordinal);
        _requests.Enqueue(end);
        if (sent.Target.Contains('?', StringComparison.Ordinal))
        {
            _queries.Enqueue(sent.Target.Replace(Project, "", StringComparison.Ordinal));
        }

        return _answers.TryGetValue(end, out var answer)
            ? end.Contains("/backup/", StringComparison.Ordinal) ? Limited(sent, answer()) : answer()
            : throw ScriptedAtlas.Untold(sent);
    }

    private HttpResponseMessage Limited(Sent sent, HttpResponseMessage answer)
    {
        if (CloudBackups?.Answer(sent) is not { } limited)
        {
            return answer;
        }

        if (!limited.IsSuccessStatusCode)
        {
            return limited;
        }

        foreach (var (name, values) in limited.Headers)
        {
            answer.Headers.TryAddWithoutValidation(name, values);
        }

        return answer;
    }

    private HttpResponseMessage Answer(HttpStatusCode status, string json)
    {
        var answer = ScriptedAtlas.Answer(status, json);
        answer.Headers.Date = Date + Time.Elapsed;
        return answer;
    }
}
