using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

public sealed class ErrorTests
{
    private const string Foreign =
        "It may come from a gateway in front of Atlas, or from a proxy or firewall on the way; check baseUrl.";

    private const string Get =
        "GET groups/6501a2b3c4d5e6f708090a0b/clusters/orders-sharded/backupCheckpoints/6502000000000000000000c1";

    public static TheoryData<int, string, string, StatusCode, string> Documented => new()
    {
        {
            400, "VALIDATION_ERROR", "No provider AWS exists.", StatusCode.InvalidArgument,
            $"Atlas answered 400 to {Get}: No provider AWS exists (VALIDATION_ERROR)."
        },
        {
            401, "USER_UNAUTHORIZED", "Current user is not authorized to perform this action.",
            StatusCode.Unauthenticated,
            $"Atlas answered 401 to {Get}: Current user is not authorized to perform this action (USER_UNAUTHORIZED). "
            + "Grant the role Project Read Only in the project."
        },
        {
            403, "IP_ADDRESS_NOT_ON_ACCESS_LIST", "IP address 203.0.113.7 is not allowed to access this resource.",
            StatusCode.PermissionDenied,
            $"Atlas answered 403 to {Get}: IP address 203.0.113.7 is not allowed to access this resource "
            + "(IP_ADDRESS_NOT_ON_ACCESS_LIST). "
            + "Add the address to the access list of the service account of the access token in Atlas."
        },
        {
            404, "GROUP_NOT_FOUND", "No group with ID 6501a2b3c4d5e6f708090a0b exists.", StatusCode.NotFound,
            $"Atlas answered 404 to {Get}: No group with ID 6501a2b3c4d5e6f708090a0b exists (GROUP_NOT_FOUND). "
            + "Check groupId: it is the ID of the project."
        },
        {
            406, "INVALID_VERSION_DATE", "Invalid accept header or version date.", StatusCode.FailedPrecondition,
            $"Atlas answered 406 to {Get}: Invalid accept header or version date (INVALID_VERSION_DATE). "
            + "Atlas no longer knows this version of its API; install a newer release of this provider."
        },
        {
            410, "VERSION_GONE", "Version 2023-01-01 of api/atlas/v2/groups is no longer available.",
            StatusCode.FailedPrecondition,
            $"Atlas answered 410 to {Get}: Version 2023-01-01 of api/atlas/v2/groups is no longer available "
            + "(VERSION_GONE). Atlas has removed this version of its API; install a newer release of this provider."
        },
        {
            429, "RATE_LIMITED_TOKEN_BUCKET", "Rate limit exceeded.", StatusCode.ResourceExhausted,
            $"Atlas answered 429 to {Get}: Rate limit exceeded (RATE_LIMITED_TOKEN_BUCKET). "
            + "Wait, or lower maxConcurrentRequests."
        },
        {
            500, "UNEXPECTED_ERROR", "Unexpected error.", StatusCode.Unavailable,
            $"Atlas answered 500 to {Get}: Unexpected error (UNEXPECTED_ERROR). "
            + "Try again later; see status.mongodb.com."
        },
    };

    [Theory]
    [MemberData(nameof(Documented))]
    public async Task Says_in_one_line_what_Atlas_refused(
        int status, string code, string detail, StatusCode expected, string text)
    {
        await using var plugin = await PluginUnderTest.StartAsync(config: ("maxRetries", 0));
        plugin.Atlas.Faults.Add(new Fault
        {
            Kind = FaultKind.Status,
            Status = status,
            Body = $$"""{"detail":"{{detail}}","error":{{status}},"errorCode":"{{code}}","parameters":"""
                + """null,"reason":"R"}""",
        });

        var refusal = await plugin.RefusalAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        Assert.Equal((expected, text), (refusal.StatusCode, refusal.Detail));
    }

    [Fact]
    public async Task Tells_that_a_modern_cluster_has_no_legacy_backup()
    {
        await using var plugin = await PluginUnderTest.StartAsync();

        var refusal = await plugin.RefusalAsync(PluginUnderTest.Restores, PluginUnderTest.Args(AtlasData.CloudCluster));

        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.EndsWith(
            "(INCORRECT_BACKUP_API_ENDPOINT). The cluster uses Cloud Backups; use listBackupSnapshots, "
            + "listBackupRestoreJobs or getBackupSchedule.",
            refusal.Detail,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(410, "VERSION_GONE")]
    [InlineData(404, "RESOURCE_NOT_FOUND")]
    public async Task Names_the_successor_of_the_retired_endpoint(int status, string code)
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        plugin.Atlas.Faults.Add(new Fault
        {
            Kind = FaultKind.Status,
            Status = status,
            Body = $$"""{"error":{{status}},"errorCode":"{{code}}","parameters":["/api/atlas/v2/groups"]}""",
        });

        var refusal = await plugin.RefusalAsync(
            PluginUnderTest.TenantRestores, PluginUnderTest.Args(AtlasData.TenantCluster));

        Assert.EndsWith(
            "Atlas has retired this endpoint; its successor is listFlexRestoreJobs.",
            refusal.Detail,
            StringComparison.Ordinal);
        Assert.Single(plugin.Atlas.Requests.Reads);
    }

    [Theory]
    [InlineData(FaultKind.Html, 200, "not in Atlas's form: text/html, '502 Bad Gateway 502 Bad Gateway'. " + Foreign)]
    [InlineData(FaultKind.WrongContentType, 200, "not in Atlas's form: text/plain. " + Foreign)]
    [InlineData(FaultKind.LaterVersion, 200,
        "is application/vnd.atlas.2033-01-01+json, newer than the 2023-01-01 that was asked for.")]
    [InlineData(FaultKind.Redirect, 302,
        "a redirect to attacker.example.invalid, which is not followed. Check baseUrl.")]
    public async Task Refuses_answers_that_are_not_what_was_asked_for(FaultKind kind, int status, string text)
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        plugin.Atlas.Faults.Add(new Fault { Kind = kind, Status = status });

        var refusal = await plugin.RefusalAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        Assert.Equal(StatusCode.Internal, refusal.StatusCode);
        Assert.EndsWith(text, refusal.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "it is a list, not an object")]
    [InlineData("\"text\"", "it is text, not an object")]
    [InlineData("{}", "it has none of the fields that it should have")]
    [InlineData("{\"id\":7}", "'id' is a number, not text")]
    [InlineData("{\"parts\":{}}", "'parts' is an object, not a list")]
    [InlineData("{\"parts\":[{\"tokenTimestamp\":\"now\"}]}", "'parts.tokenTimestamp' is text, not an object")]
    [InlineData("{\"restorable\":\"yes\"}", "'restorable' is text, not true or false")]
    public async Task Never_gives_half_of_an_answer_with_the_wrong_types(string body, string text)
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        plugin.Atlas.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 200, Body = body });

        var refusal = await plugin.RefusalAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        Assert.Equal($"the answer to {Get} is not what Atlas documents: {text}.", refusal.Detail);
    }

    [Theory]
    [InlineData(PluginUnderTest.Checkpoint)]
    [InlineData(PluginUnderTest.Restores)]
    public async Task Unwraps_an_answer_in_an_envelope(string token)
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        plugin.Atlas.Faults.Add(new Fault { Kind = FaultKind.Envelope });

        var outputs = await plugin.InvokeAsync(token, Args(token));

        Assert.NotEmpty(outputs.Fields);
        Assert.DoesNotContain("content", outputs.Fields.Keys);
    }

    [Theory]
    [InlineData(PluginUnderTest.Checkpoint)]
    [InlineData(PluginUnderTest.Restores)]
    public async Task Sees_an_error_in_an_envelope(string token)
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        plugin.Atlas.Faults.Add(new Fault { Kind = FaultKind.EnvelopedError, Status = 404 });

        var refusal = await plugin.RefusalAsync(token, Args(token));

        Assert.Equal(StatusCode.NotFound, refusal.StatusCode);
        Assert.Contains("(CHECKPOINT_NOT_FOUND)", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_an_answer_without_results_is_not_a_list()
    {
        await using var plugin = await PluginUnderTest.StartAsync();
        plugin.Atlas.Faults.Add(new Fault
        {
            Kind = FaultKind.Status,
            Status = 200,
            Body = "{\"links\":[],\"totalCount\":3}",
        });

        var refusal = await plugin.RefusalAsync(PluginUnderTest.Restores, Args(PluginUnderTest.Restores));

        Assert.EndsWith("is not what Atlas documents: it has no 'results'.", refusal.Detail, StringComparison.Ordinal);
    }

    private static Struct Args(string token) =>
        token == PluginUnderTest.Checkpoint
            ? PluginUnderTest.CheckpointArgs()
            : PluginUnderTest.Args(AtlasData.ShardedCluster);
}
