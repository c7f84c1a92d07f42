using AtlasBackup.Provider.Terraform;

namespace AtlasBackup.Provider.Tests.Terraform;

public sealed class HostVersionTests
{
    [Theory]
    [InlineData("1.11.4", "terraform 1.11.4")]
    [InlineData("1.12.0-alpha20260101+dev", "terraform 1.12.0-alpha20260101+dev")]
    [InlineData("", null)]
    [InlineData("1.0\r\nX-Header: 1", null)]
    [InlineData("1.0 (x)", null)]
    public void Takes_a_version_and_nothing_that_a_header_cannot_hold(string version, string? expected)
    {
        var host = new HostVersion();

        host.Set(version);

        Assert.Equal(expected, host.Text);
    }
}
