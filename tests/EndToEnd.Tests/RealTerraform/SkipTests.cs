using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AtlasBackup.EndToEnd.Tests.RealTerraform;

/// <summary>What the tests with terraform do on a machine that has none, in a run of their own.</summary>
public sealed partial class SkipTests
{
    private const string Reason = "terraform is not installed: put it into PATH, or its path into TERRAFORM";

    [Fact]
    public async Task Without_terraform_each_is_skipped_and_says_why()
    {
        var (run, counts) = await RunAsync(isStrict: false);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.NotEqual("0", counts["total"].Value);
        Assert.Equal(counts["total"].Value, counts["skipped"].Value);
        Assert.Equal(counts["total"].Value, $"{Regex.Count(run.Output, $@"\[SKIP\]\s+{Reason}\n")}");
    }

    [Fact]
    public async Task Without_terraform_each_fails_where_none_may_be_skipped()
    {
        var (run, counts) = await RunAsync(isStrict: true);

        Assert.NotEqual(0, run.ExitCode);
        Assert.NotEqual("0", counts["total"].Value);
        Assert.Equal(counts["total"].Value, counts["failed"].Value);
        Assert.Equal(counts["total"].Value, $"{Regex.Count(run.Output, $@"\[FAIL\]\s+{Reason}\n")}");
    }

    private static async Task<(TerraformRun Run, GroupCollection Counts)> RunAsync(bool isStrict)
    {
        var tests = typeof(SkipTests).Assembly;
        var classes = tests.GetTypes()
            .Where(type => type.GetConstructor([typeof(TerraformMirror)]) is not null)
            .SelectMany(type => new[] { "-class", type.FullName ?? "" });
        var start = new ProcessStartInfo(Path.ChangeExtension(tests.Location, null), ["-noColor", .. classes])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = "";
        start.Environment["TERRAFORM"] = "";
        start.Environment["TERRAFORM_STRICT"] = isStrict ? "1" : "";
        using var process = Process.Start(start);
        Assert.NotNull(process);
        var run = await TerraformWorkspace.FinishAsync(process);
        return (run, Summary().Match(run.Output).Groups);
    }

    [GeneratedRegex(@"Total: (?<total>\d+), Errors: 0, Failed: (?<failed>\d+), Skipped: (?<skipped>\d+),")]
    private static partial Regex Summary();
}
