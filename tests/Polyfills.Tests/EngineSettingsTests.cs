using System.Collections.Immutable;
using AtlasBackup.Polyfills.Tests.Fakes;
using Pulumi;

namespace AtlasBackup.Polyfills.Tests;

/// <summary>What the language host puts into a program's environment.</summary>
public sealed class EngineSettingsTests
{
    private static readonly ImmutableDictionary<string, string?> Complete = new Dictionary<string, string?>
    {
        ["PULUMI_MONITOR"] = "127.0.0.1:1",
        ["PULUMI_ENGINE"] = "127.0.0.1:2",
        ["PULUMI_PROJECT"] = "backups",
        ["PULUMI_STACK"] = "dev",
        ["PULUMI_DRY_RUN"] = "true",
        ["PULUMI_QUERY_MODE"] = "false",
        ["PULUMI_PARALLEL"] = "4",
    }.ToImmutableDictionary();

    [Fact]
    public void Reads_what_the_host_says()
    {
        var settings = Read(Complete);

        Assert.Equal(
            ("127.0.0.1:1", "127.0.0.1:2", "organization", "backups", "dev", true, true),
            (settings.Monitor, settings.Engine, settings.Organization, settings.Project, settings.Stack,
                settings.IsDryRun, settings.AcceptsResources));
        Assert.Empty(settings.Config);
    }

    [Theory]
    [InlineData("PULUMI_MONITOR", "")]
    [InlineData("PULUMI_ENGINE", null)]
    [InlineData("PULUMI_PROJECT", null)]
    [InlineData("PULUMI_STACK", "")]
    [InlineData("PULUMI_DRY_RUN", "perhaps")]
    [InlineData("PULUMI_QUERY_MODE", null)]
    [InlineData("PULUMI_PARALLEL", "many")]
    public void Refuses_to_run_without_an_engine(string variable, string? value)
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Read(Complete.SetItem(variable, value)));

        Assert.Equal(
            "Program run without the Pulumi engine available; re-run using the `pulumi` CLI", exception.Message);
    }

    [Fact]
    public void Reads_the_configuration_in_both_ways_of_writing_a_key()
    {
        var settings = Read(Complete.SetItem(
            "PULUMI_CONFIG", """{"backups:a":"1","backups:config:b":"2","backups:config:c:d":"3"}"""));

        Assert.Equal(
            [("backups:a", "1"), ("backups:b", "2"), ("backups:c:d", "3")],
            settings.Config.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value)));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("TRUE")]
    public void Works_without_resource_references(string value)
    {
        Assert.False(Read(Complete.SetItem("PULUMI_DISABLE_RESOURCE_REFERENCES", value)).AcceptsResources);
    }

    [Fact]
    public async Task Runs_a_program_from_the_environment_and_leaves_its_exit_code_to_the_process()
    {
        // The only test that touches the process: everything else hands its settings over.
        await using var engine = await FakeEngine.StartAsync();
        foreach (var (variable, value) in Complete)
        {
            Environment.SetEnvironmentVariable(variable, value);
        }

        Environment.SetEnvironmentVariable("PULUMI_MONITOR", engine.Address);
        Environment.SetEnvironmentVariable("PULUMI_ENGINE", engine.Address);

        var succeeded = await Deployment.RunAsync(() => new Dictionary<string, object?> { ["a"] = 1 });
        var codeOfSuccess = Environment.ExitCode;
        var failed = await Deployment.RunAsync(new Action(() => throw new RunException("broken")));
        var codeOfFailure = Environment.ExitCode;
        Environment.ExitCode = 0;

        Assert.Equal((0, 0, 32, 32), (succeeded, codeOfSuccess, failed, codeOfFailure));
        Assert.Equal("""{"a":1}""", Wire.Json(Assert.Single(engine.Conversation.Outputs).Outputs));
    }

    private static EngineSettings Read(ImmutableDictionary<string, string?> environment) =>
        EngineSettings.Read(variable => environment.GetValueOrDefault(variable));
}
