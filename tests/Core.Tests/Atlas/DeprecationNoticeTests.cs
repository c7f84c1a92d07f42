using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Atlas;

public sealed class DeprecationNoticeTests
{
    private static readonly AtlasRequest Request = new("groups/g", "", "2023-01-01", "g")
    {
        Function = "getBackupExport",
    };

    private readonly RecordingLog _log = new();

    [Theory]
    [InlineData("Thu, 1 Jul 2027 00:00:00 GMT", "removes it on 2027-07-01")]
    [InlineData("Thu, 01 Jul 2027 00:00:00 GMT", "removes it on 2027-07-01")]
    [InlineData("Mon, 31 May 2027 23:59:59 GMT", "removes it on 2027-05-31")]
    [InlineData("soon", "removes it on a date that could not be read")]
    public void Says_when_Atlas_removes_an_endpoint(string sunset, string end)
    {
        new DeprecationNotice(_log).Observe(
            Request, Answer(("Deprecation", "Mon, 5 Aug 2024 00:00:00 GMT"), ("Sunset", sunset)));

        Assert.Equal(
            [$"warning: getBackupExport reads an endpoint that Atlas has deprecated; Atlas {end}."], _log.Lines);
    }

    [Fact]
    public void Warns_of_a_deprecation_without_a_removal_date()
    {
        new DeprecationNotice(_log).Observe(Request, Answer(("Deprecation", "Wed, 23 Oct 2024 00:00:00 GMT")));

        Assert.Equal(
            ["warning: getBackupExport reads an endpoint that Atlas has deprecated; Atlas has not said "
                + "when it removes it."], _log.Lines);
    }

    [Fact]
    public void Warns_once_for_each_function()
    {
        var notice = new DeprecationNotice(_log);

        notice.Observe(Request, Answer());
        Parallel.For(0, 64, _ => notice.Observe(Request, Answer(("Sunset", "Thu, 1 Jul 2027 00:00:00 GMT"))));
        notice.Observe(Request with { Function = "other" }, Answer(("Sunset", "Thu, 1 Jul 2027 00:00:00 GMT")));

        Assert.Equal(2, _log.Lines.Count);
    }

    private static HttpResponseMessage Answer(params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage();
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }
}
