using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using AtlasBackup.AtlasSimulator.Api;
using AtlasBackup.Tests.Files;

namespace AtlasBackup.AtlasSimulator.Data;

/// <summary>
/// The legacy restore jobs of the sharded cluster, newest first and as many as the simulator is told. Job 0 is the one
/// of the complete answer, and the others are made from it.
/// </summary>
internal static class RestoreJobs
{
    public const string Function = "listLegacyRestoreJobs";

    private const string Self = $"https://cloud.mongodb.com/api/atlas/v2/groups/{AtlasData.ProjectId}/clusters/"
        + $"{AtlasData.ShardedCluster}/restoreJobs/";

    private const int ExpirationHours = 48;

    private static readonly DateTime Newest = new(2026, 11, 22, 9, 42, 0, DateTimeKind.Utc);
    private static readonly string[] Statuses = ["FINISHED", "FINISHED", "FINISHED", "IN_PROGRESS", "BROKEN", "KILLED"];
    private static readonly string[] OfDownloads =
        ["authHeader", "authValue", "expirationHours", "expires", "maxDownloads", "url", "urlV2"];

    // Making an item takes longer than sending it, which would change measurements of the plugin.
    private static readonly ConcurrentDictionary<int, byte[]> Made = new();

    public static ListItems Of(AnswerFile file, Dictionary<string, string> asked, int count, string? batchId)
    {
        var numbers = batchId is null ? new Slice(0, count) : InBatch(batchId, count);
        return new ListItems(
            numbers,
            number => Made.GetOrAdd(number, job =>
            {
                var item = file.Echo(Make(file.CompleteItem, job), asked);
                return JsonOutput.Write(writer => item.WriteTo(writer));
            }));
    }

    private static Slice InBatch(string batchId, int count)
    {
        // Anything else in the id is detected when the id is made again and compared.
        var digits = batchId.AsSpan(Math.Max(0, batchId.Length - 8));
        return int.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var batch)
            && batch >= 0
            && batch <= count / AtlasData.JobsPerBatch
            && AtlasData.BatchId(batch) == batchId
                ? new Slice(0, count).Page(batch + 1, AtlasData.JobsPerBatch)
                : default;
    }

    private static JsonObject Make(JsonObject complete, int number)
    {
        var job = complete.DeepClone().AsObject();
        var batch = number / AtlasData.JobsPerBatch;
        var created = Newest.AddHours(-batch);
        var id = AtlasData.RestoreJobId(number);
        job["id"] = id;
        job["links"] = new JsonArray(new JsonObject { ["href"] = Self + id, ["rel"] = "self" });
        job["batchId"] = AtlasData.BatchId(batch);
        job["created"] = Text(created);
        job["encryptionEnabled"] = number % 7 == 0;
        job["statusName"] = Statuses[number % Statuses.Length];
        job["timestamp"] = new JsonObject { ["date"] = Text(created.AddHours(-3)), ["increment"] = number + 1 };
        KeepIf(number == 0, job, "deploymentJobId");
        KeepIf(number % 7 == 0, job, "masterKeyUUID");
        KeepIf(number % 2 == 0, job, "hashes");
        Deliver(job["delivery"]?.AsObject() ?? [], number, created);
        return job;
    }

    // Jobs with an even number are downloads, the others restores into a cluster; job 0 has the fields of both.
    private static void Deliver(JsonObject delivery, int number, DateTime created)
    {
        if (number % 2 == 0)
        {
            var file = $"https://restore.example.invalid/{AtlasData.SecretMark}-{number:00000}/restore-{number}.tar.gz";
            delivery["authValue"] = $"{AtlasData.SecretMark}-key-{number:00000}";
            delivery["expires"] = Text(created.AddHours(ExpirationHours));
            delivery["url"] = $"{file}?key={AtlasData.SecretMark}";
            delivery["urlV2"] = file;
            KeepIf(number == 0, delivery, "targetClusterId", "targetClusterName", "targetGroupId");
            return;
        }

        delivery["methodName"] = "AUTOMATED_RESTORE";
        delivery["statusName"] = "NOT_STARTED";
        KeepIf(false, delivery, OfDownloads);
    }

    private static void KeepIf(bool isKept, JsonObject item, params ReadOnlySpan<string> names)
    {
        foreach (var name in isKept ? [] : names)
        {
            item.Remove(name);
        }
    }

    private static string Text(DateTime time) =>
        time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
