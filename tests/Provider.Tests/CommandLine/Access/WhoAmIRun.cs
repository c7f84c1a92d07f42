using System.Text;
using System.Text.Json;
using AtlasBackup.Core.Contract;
using AtlasBackup.Provider.CommandLine;
using AtlasBackup.Provider.CommandLine.Terminals;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Provider.Tests.CommandLine.Access;

/// <summary>One run of <c>whoami</c> in the process of the test.</summary>
internal sealed record WhoAmIRun(int ExitCode, string Output, string Errors)
{
    /// <summary>The tests that change the variables of the process; no other test runs beside them.</summary>
    public const string Environment = "environment of the process";

    public const string Project = $$"""{ "id": "{{Calls.GroupId}}", "name": "shop", "orgId": "{{Calls.Id}}", "clusterCount": 2 }""";

    private const string Json = "application/json";

    public JsonElement Root => JsonSerializer.Deserialize<JsonElement>(Output);

    /// <summary>Runs the verb.</summary>
    /// <param name="variables">The variables of the credentials and the address, such as <c>NAME=value</c>.</param>
    /// <param name="words">The words after the verb.</param>
    public static async Task<WhoAmIRun> OfAsync(IEnumerable<string> variables, params string[] words)
    {
        var given = variables.Select(variable => variable.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var names = Settings.All.SelectMany(setting => setting.Environment).ToList();
        var before = names.ToDictionary(name => name, System.Environment.GetEnvironmentVariable);
        try
        {
            names.ForEach(name => System.Environment.SetEnvironmentVariable(name, given.GetValueOrDefault(name)));
            return await RunAsync(["whoami", .. words]);
        }
        finally
        {
            names.ForEach(name => System.Environment.SetEnvironmentVariable(name, before[name]));
        }
    }

    /// <summary>Tells an Atlas to list projects.</summary>
    public static void List(LoopbackAtlas atlas, params string[] projects) => atlas.Tell(
        Calls.FirstTarget("listProjects"),
        $$"""{ "results": [{{string.Join(", ", projects)}}], "totalCount": {{projects.Length}} }""",
        contentType: Json);

    /// <summary>Tells an Atlas the answers about a replica set, but for the exports.</summary>
    public static void TellCluster(LoopbackAtlas atlas)
    {
        const string cluster = $"groups/{Calls.GroupId}/clusters/prod";
        const string page = "?pageNum=1&itemsPerPage=1";
        const string none = """{ "results": [], "totalCount": 0 }""";
        atlas.Tell(
            cluster,
            """{ "name": "prod", "clusterType": "REPLICASET", "backupEnabled": true, "stateName": "IDLE" }""",
            contentType: Json);
        atlas.Tell($"{cluster}/backup/schedule", """{ "restoreWindowDays": 7 }""", contentType: Json);
        atlas.Tell($"{cluster}/backup/snapshots{page}", none, contentType: Json);
        atlas.Tell($"{cluster}/backup/restoreJobs{page}", none, contentType: Json);
        atlas.Tell($"groups/{Calls.GroupId}/backupCompliancePolicy", """{ "state": "ACTIVE" }""", contentType: Json);
    }

    /// <summary>Tells an Atlas to refuse a read.</summary>
    public static void Refuse(LoopbackAtlas atlas, string target, int status, string code, string detail = "No") =>
        atlas.Tell(
            target,
            JsonSerializer.Serialize(new { error = status, errorCode = code, detail }),
            status,
            Json);

    private static async Task<WhoAmIRun> RunAsync(string[] words)
    {
        using var output = new MemoryStream();
        await using var errors = new StringWriter { NewLine = "\n" };
        var exitCode = await AtlasBackupCommand.RunAsync(words, new Terminal(output, errors));
        return new WhoAmIRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }
}

[CollectionDefinition(WhoAmIRun.Environment, DisableParallelization = true)]
public sealed class EnvironmentTests;
