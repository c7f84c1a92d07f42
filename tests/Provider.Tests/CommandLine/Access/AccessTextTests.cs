using System.Globalization;
using System.Text;
using System.Text.Json;
using AtlasBackup.Core.Functions;
using AtlasBackup.Provider.CommandLine.Access;
using AtlasBackup.Provider.CommandLine.Texts;

namespace AtlasBackup.Provider.Tests.CommandLine.Access;

public sealed class AccessTextTests
{
    private static readonly FoundCredentials Found = new(
        "apiKey", "API key", ["PUBLIC", "PRIVATE"], "https://cloud.mongodb.com", FoundCredentials.Default);

    [Fact]
    public void Shows_twenty_projects_and_how_many_more_there_are()
    {
        var report = new AccessReport(Found) { Projects = [.. Enumerable.Range(1, 23).Select(Project)] };

        var lines = Text(report);

        Assert.Contains("✓ projects     23", lines);
        Assert.Contains("               20  project 20", lines);
        Assert.DoesNotContain("               21  project 21", lines);
        Assert.Equal("               and 3 more", lines[^1]);
        Assert.Equal(23, Json(report).GetProperty("projects").GetArrayLength());
    }

    [Fact]
    public void Says_what_to_do_where_the_credentials_see_no_project()
    {
        Assert.Equal(
            "- projects     the credentials see no project; grant them a role in a project",
            Text(new AccessReport(Found))[^1]);
    }

    [Fact]
    public void Shows_a_name_that_would_control_the_terminal_as_it_is()
    {
        var project = new OutputObject().Add("id", "1").Add("name", "\e[2Jshop\n✓ more");

        Assert.Equal(
            "               1  ␛[2Jshop␊✓ more", Text(new AccessReport(Found) { Projects = [project] })[^1]);
    }

    [Fact]
    public void Has_marks_without_colours_and_other_characters_where_the_terminal_has_none()
    {
        var report = new AccessReport(Found) { Refusal = "No." };

        var lines = Text(report, new TextStyle(HasColor: false, HasUnicode: false, Width: null));

        Assert.Equal("+ credentials  API key (PUBLIC, PRIVATE)", lines[0]);
        Assert.Equal("x accepted     Atlas refuses the credentials: No.", lines[^1]);
    }

    [Theory]
    [InlineData("", "prod (flex): the credentials have the roles for every verdict")]
    [InlineData("first", "prod (flex): the credentials lack a role for every verdict")]
    [InlineData(
        "second", "prod (flex): the credentials have the roles for a verdict, but not with --require-compliance-policy")]
    public void Says_which_verdicts_the_roles_are_sufficient_for(string refused, string expected)
    {
        var report = Of(
            Read("first", refused != "first"), Read("second", refused != "second", "requireCompliancePolicy"));

        Assert.Equal(expected, Text(report)[^1]);
    }

    [Fact]
    public void Spells_settings_as_the_command_does_and_keeps_the_paths_of_Atlas()
    {
        var report = Of(Read("getCluster", isAllowed: false)
            .Add("message", "Atlas answered 401 to GET groups/1/baseUrl: No. Check publicKey and baseUrl."));

        const string expected = "Atlas answered 401 to GET groups/1/baseUrl: No. "
            + "Check MONGODB_ATLAS_PUBLIC_API_KEY and --base-url.";
        Assert.Contains($"✗ getCluster  refused; needed for every verdict: {expected}", Text(report));
        Assert.Equal(expected, JsonOfRead(report).GetProperty("message").GetString());
    }

    [Fact]
    public void Writes_each_read_into_the_JSON()
    {
        var read = JsonOfRead(Of(Read("listBackupExports", isAllowed: true, "maxExportAgeHours")));

        Assert.Equal(
            """{"name":"listBackupExports","allowed":true,"roles":["Project Owner"],"neededFor":["maxExportAgeHours"]}""",
            JsonSerializer.Serialize(read));
    }

    private static AccessReport Of(params OutputObject[] reads) => new(Found)
    {
        Cluster = new ClusterAccess(new OutputObject()
            .Add("clusterName", "prod").Add("clusterKind", "flex").Add("groupId", "1").Add("reads", reads)),
    };

    private static OutputObject Project(int number) => new OutputObject()
        .Add("id", number.ToString(CultureInfo.InvariantCulture))
        .Add("name", $"project {number}");

    private static OutputObject Read(string name, bool isAllowed, params string[] neededFor) => new OutputObject()
        .Add("allowed", isAllowed)
        .Add("name", name)
        .Add("neededFor", neededFor)
        .Add("roles", (string[])["Project Owner"]);

    private static string[] Text(AccessReport report, TextStyle? style = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new AccessText(output, style ?? new TextStyle(HasColor: false, HasUnicode: true, Width: 80)).Write(report);
        return output.ToString().TrimEnd('\n').Split('\n');
    }

    private static JsonElement Json(AccessReport report)
    {
        using var output = new MemoryStream();
        AccessJson.Write(report, output);
        return JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetString(output.ToArray()));
    }

    private static JsonElement JsonOfRead(AccessReport report) =>
        Json(report).GetProperty("cluster").GetProperty("reads")[0];
}
