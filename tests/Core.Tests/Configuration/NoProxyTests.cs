using AtlasBackup.Core.Configuration;

namespace AtlasBackup.Core.Tests.Configuration;

public sealed class NoProxyTests
{
    [Theory]
    [InlineData("*")]
    [InlineData("other.example, *")]
    [InlineData("cloud.mongodb.com")]
    [InlineData("CLOUD.mongodb.com.")]
    [InlineData("mongodb.com")]
    [InlineData(".mongodb.com")]
    [InlineData("*.mongodb.com")]
    [InlineData("com")]
    [InlineData("a.example,mongodb.com,b.example")]
    [InlineData("a.example mongodb.com")]
    [InlineData(" a.example\t,  mongodb.com ")]
    [InlineData("cloud.mongodb.com:443")]
    [InlineData(".mongodb.com:443")]
    [InlineData("*:443", false)]
    [InlineData("cloud.mongodb.com:80", false)]
    [InlineData("cloud.mongodb.com:x", false)]
    [InlineData("cloud.mongodb.com:", false)]
    [InlineData("godb.com", false)]
    [InlineData("a.cloud.mongodb.com", false)]
    [InlineData("*cloud.mongodb.com", false)]
    [InlineData("", false)]
    [InlineData(" , ,", false)]
    [InlineData(".", false)]
    [InlineData("0.0.0.0/0", false)]
    public void Knows_names_and_what_is_below_them(string list, bool isCovered = true)
    {
        Assert.Equal(isCovered, NoProxy.Covers(list, new Uri("https://cloud.mongodb.com/")));
    }

    [Theory]
    [InlineData("10.1.2.3", "10.1.2.3")]
    [InlineData("10.1.2.3", "10.0.0.0/8")]
    [InlineData("10.1.2.3", "10.9.9.9/8")]
    [InlineData("10.1.2.3", "10.1.2.3/32")]
    [InlineData("10.1.2.3", "0.0.0.0/0")]
    [InlineData("10.1.2.3", "10.1.2.0/25, x")]
    [InlineData("10.1.2.3", "10.1.2.3:443")]
    [InlineData("10.1.2.3", "::ffff:10.1.2.3")]
    [InlineData("10.1.2.3", "10.1.2.128/25", false)]
    [InlineData("10.1.2.3", "10.1.2.3:80", false)]
    [InlineData("10.1.2.3", "10.0.0.0/33", false)]
    [InlineData("10.1.2.3", "10.0.0.0/-1", false)]
    [InlineData("10.1.2.3", "10.0.0.0/x", false)]
    [InlineData("10.1.2.3", "10.0.0.0/", false)]
    [InlineData("10.1.2.3", "::/0", false)]
    [InlineData("10.1.2.3", "3", false)]
    [InlineData("[fd00::1]", "fd00::1")]
    [InlineData("[fd00::1]", "[fd00::1]")]
    [InlineData("[fd00::1]", "[fd00::1]:443")]
    [InlineData("[fd00::1]", "fd00::/8")]
    [InlineData("[fd00::1]", "[fd00::]/8")]
    [InlineData("[fd00::1]", "[fd00::1]:80", false)]
    [InlineData("[fd00::1]", "fe00::/8", false)]
    [InlineData("[::ffff:10.1.2.3]", "10.0.0.0/8")]
    public void Knows_addresses_and_their_ranges(string host, string list, bool isCovered = true)
    {
        Assert.Equal(isCovered, NoProxy.Covers(list, new Uri($"https://{host}/")));
    }
}
