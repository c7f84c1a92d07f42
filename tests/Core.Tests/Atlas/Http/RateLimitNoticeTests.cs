using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Atlas.Http;

public sealed class RateLimitNoticeTests
{
    private const string TenSeconds =
        "info: Atlas's rate limit for a project is used up; its requests resume in 10 s";

    private readonly TestTime _time = new();
    private readonly RecordingLog _log = new();

    [Fact]
    public void Reports_a_wait_once_while_it_lasts()
    {
        var notice = Notice();

        notice.Say(TimeSpan.FromSeconds(10));
        notice.Say(TimeSpan.FromSeconds(30));
        _time.Advance(TimeSpan.FromSeconds(9.9));
        notice.Say(TimeSpan.FromSeconds(10));

        Assert.Equal([TenSeconds], _log.Lines);
    }

    [Fact]
    public void Reports_the_next_wait_again()
    {
        var notice = Notice();

        notice.Say(TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(10));
        notice.Say(TimeSpan.FromSeconds(10));

        Assert.Equal([TenSeconds, TenSeconds], _log.Lines);
    }

    [Fact]
    public void Does_not_report_a_short_wait()
    {
        Notice().Say(TimeSpan.FromSeconds(4.9));

        Assert.Empty(_log.Lines);
    }

    private RateLimitNotice Notice() => new(Transports.Plain(_time, _log));
}
