using AtlasBackup.Tests.Support;

namespace AtlasBackup.Provider.Tests.CommandLine.Access;

[Collection(WhoAmIRun.Environment)]
public sealed class WhoAmITests
{
    private const string Token = "MONGODB_ATLAS_ACCESS_TOKEN=canary-0123456789";
    private const string Canary = "canary-0123456789";
    private const string Exports = $"groups/{Calls.GroupId}/clusters/prod/backup/exports?pageNum=1&itemsPerPage=1";

    private static readonly string[] Cluster = ["--group-id", Calls.GroupId, "--cluster-name", "prod"];

    [Fact]
    public async Task Shows_the_credentials_and_the_projects_that_they_see()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        WhoAmIRun.List(atlas, WhoAmIRun.Project);

        var run = await WhoAmIRun.OfAsync([Token, $"MONGODB_ATLAS_BASE_URL={atlas.BaseUrl}"]);

        Assert.Equal(
            $"""
            ✓ credentials  access token (MONGODB_ATLAS_ACCESS_TOKEN)
            ✓ address      {atlas.BaseUrl.AbsoluteUri.TrimEnd('/')} (MONGODB_ATLAS_BASE_URL)
            ✓ accepted     Atlas accepts the credentials
            ✓ projects     1
                           {Calls.GroupId}  shop

            """,
            run.Output);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task Writes_the_promised_JSON()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        WhoAmIRun.List(atlas, WhoAmIRun.Project);

        var run = await WhoAmIRun.OfAsync([Token], "--base-url", atlas.BaseUrl.AbsoluteUri, "--output", "json");

        Assert.Equal(
            $$"""
            {
              "credentials": {
                "kind": "accessToken",
                "variables": [
                  "MONGODB_ATLAS_ACCESS_TOKEN"
                ]
              },
              "baseUrl": "{{atlas.BaseUrl.AbsoluteUri.TrimEnd('/')}}",
              "baseUrlSource": "--base-url",
              "accepted": true,
              "projects": [
                {
                  "id": "{{Calls.GroupId}}",
                  "name": "shop",
                  "orgId": "{{Calls.Id}}",
                  "clusterCount": 2
                }
              ]
            }

            """,
            run.Output);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task Says_what_was_found_and_why_Atlas_refuses_it(string form)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        WhoAmIRun.Refuse(
            atlas, Calls.FirstTarget("listProjects"), 401, "UNAUTHORIZED_FOR", $"The token {Canary} is wrong.");

        var run = await WhoAmIRun.OfAsync(
            [Token], ["--base-url", atlas.BaseUrl.AbsoluteUri, "--output", form, .. Cluster]);

        Assert.Equal((1, ""), (run.ExitCode, run.Errors));
        Assert.Contains("MONGODB_ATLAS_ACCESS_TOKEN", run.Output, StringComparison.Ordinal);
        Assert.Contains("Atlas answered 401 to GET groups: The token [secret] is wrong", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, run.Output, StringComparison.Ordinal);
        Assert.Single(atlas.Requests);
        if (form == "json")
        {
            Assert.False(run.Root.GetProperty("accepted").GetBoolean());
            Assert.Empty(run.Root.GetProperty("projects").EnumerateArray());
        }
    }

    [Fact]
    public async Task Says_in_one_line_that_there_are_no_credentials()
    {
        var run = await WhoAmIRun.OfAsync([]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(
            "atlasbackup: no Atlas credentials: set the environment variables of a service account ", run.Errors,
            StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Ends_as_an_error_where_Atlas_says_nothing_about_the_credentials()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        WhoAmIRun.Refuse(atlas, Calls.FirstTarget("listProjects"), 500, "UNEXPECTED_ERROR");

        var run = await WhoAmIRun.OfAsync(
            [Token], "--base-url", atlas.BaseUrl.AbsoluteUri, "--max-retries", "0", "--output", "json");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("atlasbackup: Atlas answered 500 to GET groups", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_a_missing_role_for_no_error()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        WhoAmIRun.List(atlas, WhoAmIRun.Project);
        WhoAmIRun.TellCluster(atlas);
        WhoAmIRun.Refuse(atlas, Exports, 401, "USER_UNAUTHORIZED");

        var run = await WhoAmIRun.OfAsync([Token], ["--base-url", atlas.BaseUrl.AbsoluteUri, .. Cluster]);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("\n✓ listBackupSnapshots        allowed; needed for every verdict\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "\n✗ listBackupExports          refused; needed for --max-export-age-hours: Atlas answered 401 to GET groups/",
            run.Output,
            StringComparison.Ordinal);
        Assert.EndsWith(
            "\n\nprod (replicaSet): the credentials have the roles for a verdict, but not with --max-export-age-hours\n",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_as_an_error_where_the_cluster_does_not_exist()
    {
        await using var atlas = await LoopbackAtlas.StartAsync();
        WhoAmIRun.List(atlas, WhoAmIRun.Project);
        WhoAmIRun.Refuse(atlas, $"groups/{Calls.GroupId}/clusters/prod", 404, "CLUSTER_NOT_FOUND");

        var run = await WhoAmIRun.OfAsync([Token], ["--base-url", atlas.BaseUrl.AbsoluteUri, .. Cluster]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("Check --cluster-name and --group-id.", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--cluster-name|prod", "--group-id: is required, unless --project-name is given")]
    [InlineData("--project-name|shop", "--cluster-name: is required")]
    [InlineData("--cluster-name|prod|--group-id|shop", "--group-id: expected 24 hexadecimal digits (0-9, a-f), got 'shop'")]
    [InlineData(
        $"--cluster-name|prod|--project-name|shop|--group-id|{Calls.GroupId}",
        "--project-name: cannot be combined with --group-id")]
    [InlineData("--output|junit", "--output: expected one of text, json")]
    public async Task Says_what_is_wrong_with_the_options_and_asks_Atlas_nothing(string words, string expected)
    {
        await using var atlas = await LoopbackAtlas.StartAsync();

        var run = await WhoAmIRun.OfAsync([Token, $"MONGODB_ATLAS_BASE_URL={atlas.BaseUrl}"], words.Split('|'));

        Assert.Equal((1, "", $"atlasbackup: {expected}\n"), (run.ExitCode, run.Output, run.Errors));
        Assert.Empty(atlas.Requests);
    }
}
