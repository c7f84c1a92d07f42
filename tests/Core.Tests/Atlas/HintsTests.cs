using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Atlas;

public sealed class HintsTests
{
    private const string Target = "groups/g/things/t";
    private const string AllowMissing = "With allowMissing, the result has found = false instead of this error.";
    private const string NoProject =
        "No project of that name exists that these credentials can see; credentials belong to one organisation.";

    private const string Sunset = "Thu, 1 Jul 2027 00:00:00 GMT";

    private static readonly AtlasRequest Request = new(Target, "", "2023-01-01", "g")
    {
        Function = "getThing",
        Roles = ["Project Read Only"],
        MissingCodes = ["SNAPSHOT_NOT_FOUND", "RESOURCE_NOT_FOUND", "BACKUP_JOB_NOT_FOUND"],
    };

    private static readonly AtlasRequest Project = new(Target, "", "2023-01-01", "")
    {
        Function = "getProject",
        MissingCodes = ["GROUP_NAME_NOT_FOUND", "GROUP_NOT_FOUND", "RESOURCE_NOT_FOUND", "401 NOT_IN_GROUP"],
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(404, "SNAPSHOT_NOT_FOUND", "Check the ID; snapshots and checkpoints are deleted when they expire.")]
    [InlineData(404, "RESOURCE_NOT_FOUND", "Check the names and IDs.")]
    [InlineData(400, "BACKUP_JOB_NOT_FOUND", "Backup is off for the cluster.")]
    public async Task Names_allowMissing_where_the_object_of_the_function_does_not_exist(
        int status, string code, string hint) =>
        Assert.Equal($"{hint} {AllowMissing}", await HintAsync(Request, status, code));

    [Theory]
    [InlineData(404, "CLUSTER_NOT_FOUND", "\"c\"")]
    [InlineData(404, "UNEXPECTED_ERROR", "\"c\"")]
    [InlineData(404, "RESOURCE_NOT_FOUND", "")]
    [InlineData(404, "RESOURCE_NOT_FOUND", "\"/api/atlas/v2/groups/g/things/t\"")]
    [InlineData(403, "SNAPSHOT_NOT_FOUND", "\"c\"")]
    [InlineData(401, "NOT_IN_GROUP", "\"c\"")]
    public async Task Does_not_name_allowMissing_where_it_would_not_help(int status, string code, string parameters) =>
        Assert.DoesNotContain(
            "allowMissing", await HintAsync(Request, status, code, parameters), StringComparison.Ordinal);

    [Theory]
    [InlineData(404, "GROUP_NAME_NOT_FOUND")]
    [InlineData(404, "GROUP_NOT_FOUND")]
    [InlineData(401, "NOT_IN_GROUP")]
    public async Task Says_of_a_project_that_is_looked_up_that_the_credentials_see_none(int status, string code) =>
        Assert.Equal($"{NoProject} {AllowMissing}", await HintAsync(Project, status, code));

    [Fact]
    public void Names_only_functions_inputs_and_settings_that_exist()
    {
        var functions = FunctionCatalog.Names.ToHashSet();
        var names = functions.Select(name => FunctionCatalog.Find(name))
            .OfType<Function>()
            .SelectMany(function => function.Inputs)
            .Concat(Settings.All)
            .Select(input => input.Name)
            .ToHashSet();
        IEnumerable<Wording> hints =
        [
            .. HintTable.ByCode.Values, .. HintTable.ByStatus.Values, .. HintTable.OfMissing.Values,
        ];

        var unknown = hints.Select(hint => hint.ToString(
            name => names.Contains(name.Text) ? "" : $"[{name.Text}]",
            function => functions.Contains(function.Text) ? "" : $"[{function.Text}]"));

        Assert.All(unknown, text => Assert.DoesNotContain('[', text));
    }

    [Theory]
    [InlineData(404, "application/vnd.atlas.2023-01-01+json", """{ "errorCode": "CLUSTER_NOT_FOUND" }""")]
    [InlineData(410, "application/json", """{ "errorCode": "VERSION_GONE" }""")]
    public async Task Notes_in_a_refusal_that_Atlas_removes_the_endpoint(int status, string type, string body) =>
        Assert.Equal(
            ["warning: getThing reads an endpoint that Atlas has deprecated; Atlas removes it on 2027-07-01."],
            await NotesAsync(status, type, body));

    [Fact]
    public async Task Takes_no_such_note_from_an_answer_that_is_not_from_Atlas() =>
        Assert.Empty(await NotesAsync(404, "text/html", "<p>Not found</p>"));

    private static async Task<string> HintAsync(
        AtlasRequest request, int status, string code, string parameters = "\"x\"")
    {
        var failure = await Refusals.OfAsync(
            request,
            status,
            $$"""{ "detail": "None.", "errorCode": "{{code}}", "parameters": [{{parameters}}] }""",
            "application/json");
        return failure.Hint?.ToString() ?? "";
    }

    private static async Task<IReadOnlyList<string>> NotesAsync(int status, string type, string body)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Target, body, status, type, ("Sunset", Sunset));
        using var client = atlas.Client();

        await Assert.ThrowsAsync<ProviderException>(() => client.ReadTextAsync(Request, Cancellation));

        return [.. atlas.Log.Lines.Where(line => line.StartsWith("warning:", StringComparison.Ordinal))];
    }
}
