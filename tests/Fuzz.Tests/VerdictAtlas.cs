using System.Net;
using System.Text.Json.Nodes;
using AtlasBackup.Core;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Configuration;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Fuzz.Tests;

/// <summary>An Atlas whose answers are JSON by the end of their path, and which refuses every other read.</summary>
internal static class VerdictAtlas
{
    private const string Project = $"/api/atlas/v2/groups/{Calls.GroupId}/";

    /// <summary>Runs getBackupReadiness.</summary>
    /// <returns>Whether the cluster is ready, or null for an error.</returns>
    public static bool? IsReady(JsonObject answers, IReadOnlyDictionary<string, InputValue> demands)
    {
        var function = FunctionCatalog.Find("getBackupReadiness")
            ?? throw new InvalidOperationException("there is no such function");
        var values = new Dictionary<string, InputValue>(demands)
        {
            ["groupId"] = InputValue.Of(Calls.GroupId),
            ["clusterName"] = InputValue.Of(Calls.ClusterName),
        };
        var arguments = Arguments.Read(function, values).Arguments
            ?? throw new InvalidOperationException("the arguments are invalid");
        using var keeper = SoleCalls.Keeper();
        try
        {
            using var client = Client(answers);
            using var call = client.BeginCall();
            new FunctionRunner(call, isPreview: false)
                .RunAsync(function, arguments, keeper, CancellationToken.None).GetAwaiter().GetResult();
            return keeper.Result.Flag("ready");
        }
        catch (ProviderException failure) when (failure.Kind != FailureKind.Bug)
        {
            return null;
        }
    }

    private static AtlasClient Client(JsonObject answers)
    {
        var log = new RecordingLog();
        return new AtlasClient(
            new Credentials.AccessToken(new Secret("token")),
            new Uri("https://atlas.test/"),
            Transports.Plain(new TestTime(), log) with
            {
                Network = new ScriptedAtlas(sent => Answer(answers, sent)),
                AttemptTimeout = Timeout.InfiniteTimeSpan,
            },
            new DeprecationNotice(log));
    }

    private static HttpResponseMessage Answer(JsonObject answers, Sent sent)
    {
        var path = sent.Target.Split('?')[0].Replace(Project, "", StringComparison.Ordinal);
        var body = answers[path];
        var status = body?["errorCode"] is not null ? HttpStatusCode.BadRequest
            : body is null ? HttpStatusCode.NotFound
            : HttpStatusCode.OK;
        var answer = ScriptedAtlas.Answer(status, body?.ToJsonString() ?? """{ "errorCode": "RESOURCE_NOT_FOUND" }""");
        answer.Headers.Date = ReadinessCases.Now;
        return answer;
    }
}
