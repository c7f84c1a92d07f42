using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace AtlasBackup.EndToEnd.Tests.Packaging;

/// <summary>What every workflow must do so that others cannot change what it runs or take what it may do.</summary>
public sealed partial class WorkflowTests
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().Build();

    public static TheoryData<string> Workflows => [.. Repository.Files(".github/workflows", ".yml")];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_action_of_others_is_pinned_by_its_commit_with_the_version_in_a_comment(string workflow)
    {
        var used = Repository.Read(workflow).Split('\n').Where(line => Uses().IsMatch(line)).ToList();

        Assert.NotEmpty(used);
        Assert.All(used, line => Assert.Matches(Pinned(), line));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_workflow_may_only_read_and_each_job_says_what_else_it_may_do(string workflow)
    {
        var permissions = Assert.IsType<Dictionary<object, object>>(Read(workflow)["permissions"]);

        Assert.Equal(("contents", "read"), Assert.Single(permissions.Select(one => ((string)one.Key, (string)one.Value))));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_job_has_a_time_limit_or_calls_a_workflow_that_has(string workflow) => Assert.All(
        Jobs(workflow), job => Assert.True(job.ContainsKey("timeout-minutes") || job.ContainsKey("uses")));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void No_checkout_leaves_credentials_for_later_steps(string workflow) => Assert.All(
        Steps(workflow).Where(step => Text(step, "uses").StartsWith("actions/checkout@", StringComparison.Ordinal)),
        step => Assert.Equal(
            "false", Assert.IsType<Dictionary<object, object>>(step["with"])["persist-credentials"]));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void No_script_has_an_expression_whose_value_would_be_run_as_code(string workflow) => Assert.All(
        Steps(workflow), step => Assert.DoesNotContain("${{", Text(step, "run"), StringComparison.Ordinal));

    [Fact]
    public void The_image_has_the_Alpine_and_the_binaries_of_the_build()
    {
        var (image, build) = (Repository.Read("Dockerfile"), Repository.Read("packaging/build-binary"));
        var platforms = Repository.Read(".github/workflows/build.yml");

        Assert.Equal(Version().Match(build).Value, Version().Match(image.Replace("alpine:", "alpine", StringComparison.Ordinal)).Value);
        Assert.Contains("folder=artifacts/binaries/$platform\n", build, StringComparison.Ordinal);
        Assert.Contains(
            " artifacts/binaries/linux-${TARGETARCH}-musl/pulumi-resource-atlasbackup ", image, StringComparison.Ordinal);
        Assert.All(["amd64", "arm64"], arch =>
            Assert.Contains($" platform: linux-{arch}-musl\n", platforms, StringComparison.Ordinal));
    }

    private static Dictionary<object, object> Read(string workflow) =>
        Yaml.Deserialize<Dictionary<object, object>>(Repository.Read(workflow));

    private static IEnumerable<Dictionary<object, object>> Jobs(string workflow) =>
        ((Dictionary<object, object>)Read(workflow)["jobs"]).Values.Cast<Dictionary<object, object>>();

    private static IEnumerable<Dictionary<object, object>> Steps(string workflow) => Jobs(workflow)
        .Where(job => job.ContainsKey("steps"))
        .SelectMany(job => ((List<object>)job["steps"]).Cast<Dictionary<object, object>>());

    private static string Text(Dictionary<object, object> step, string key) =>
        step.GetValueOrDefault(key) as string ?? "";

    [GeneratedRegex(@"alpine\d+\.\d+")]
    private static partial Regex Version();

    [GeneratedRegex(@"^\s*(- )?uses: ")]
    private static partial Regex Uses();

    [GeneratedRegex(@"uses: (\./\S*|[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*)$")]
    private static partial Regex Pinned();
}
