using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Tests.Values;

public sealed class PublicLogTests
{
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void Writes_a_debug_line_only_if_someone_reads_it(bool isRead, int lines)
    {
        var (asked, written) = (0, new Lines { IsDebugWritten = isRead });
        var log = new PublicLog(written, () =>
        {
            asked++;
            return ["hunter2"];
        });

        log.Debug("the password is hunter2");

        Assert.Equal(lines, written.Debugs.Count);
        Assert.Equal(lines, asked);
        Assert.DoesNotContain(written.Debugs, line => line.Contains("hunter2", StringComparison.Ordinal));
    }

    private sealed class Lines : IProviderLog
    {
        public bool IsDebugWritten { get; init; }

        public List<string> Debugs { get; } = [];

        public void Debug(string message) => Debugs.Add(message);

        public void Info(string message) => Assert.Fail(message);

        public void Warning(string message) => Assert.Fail(message);

        public void Progress(string message) => Assert.Fail(message);
    }
}
