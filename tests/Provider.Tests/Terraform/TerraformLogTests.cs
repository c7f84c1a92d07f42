using AtlasBackup.Provider.Terraform;
using Microsoft.Extensions.Time.Testing;

namespace AtlasBackup.Provider.Tests.Terraform;

public sealed class TerraformLogTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero));
    private readonly StringWriter _output = new() { NewLine = "\n" };

    [Fact]
    public void Writes_each_line_in_the_form_that_Terraform_reads()
    {
        var log = new TerraformLog(_output, _time);

        log.Debug("one \"quoted\"\nline");
        log.Warning("two");

        Assert.Equal(
            Line("debug", @"one \u0022quoted\u0022\nline") + Line("warn", "two"),
            _output.ToString());
    }

    [Fact]
    public void Keeps_warnings_for_one_answer_even_where_nobody_reads_the_log()
    {
        var log = new TerraformLog(output: null, _time);
        log.Warning("one");
        log.Info("two");

        Assert.Equal(["one"], log.TakeWarnings());
        Assert.Empty(log.TakeWarnings());
    }

    [Fact]
    public void Keeps_a_limited_number_of_warnings()
    {
        var log = new TerraformLog(output: null, _time);
        Enumerable.Range(0, 1000).ToList().ForEach(number => log.Warning($"{number}"));

        Assert.Equal(100, log.TakeWarnings().Count());
    }

    [Fact]
    public void Writes_progress_at_most_once_a_second()
    {
        var log = new TerraformLog(_output, _time);
        log.Progress("too early");
        _time.Advance(TimeSpan.FromSeconds(1));
        log.Progress("shown");
        log.Progress("too soon");

        var line = Assert.Single(_output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("shown", line, StringComparison.Ordinal);
    }

    private static string Line(string level, string message) =>
        $"{{\"@level\":\"{level}\",\"@message\":\"{message}\",\"@module\":\"atlasbackup\","
        + "\"@timestamp\":\"2026-11-26T12:00:00.000000Z\"}\n";
}
