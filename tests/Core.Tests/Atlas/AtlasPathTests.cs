using AtlasBackup.Core.Atlas;

namespace AtlasBackup.Core.Tests.Atlas;

public sealed class AtlasPathTests
{
    private static readonly Uri Base = new("https://atlas.test/api/");

    [Theory]
    [InlineData("prod", "prod")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("../x", "..%2Fx")]
    [InlineData("a?b#c", "a%3Fb%23c")]
    [InlineData("a b%2F", "a%20b%252F")]
    [InlineData("ä\\", "%C3%A4%5C")]
    [InlineData("{groupId}", "%7BgroupId%7D")]
    [InlineData("...", "...")]
    public void Keeps_every_value_one_segment(string value, string segment)
    {
        var path = AtlasPath.Fill("groups/{groupId}/end", _ => value);

        Assert.Equal($"groups/{segment}/end", path);
        Assert.Equal(["/", "api/", "groups/", $"{segment}/", "end"], new Uri(Base, path).Segments);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData(null)]
    public void Refuses_what_would_change_the_path(string? value)
    {
        var failure = Assert.Throws<ArgumentException>(() => AtlasPath.Fill("groups/{groupId}", _ => value));

        Assert.Equal("groupId", failure.ParamName);
    }

    [Fact]
    public void Fills_every_placeholder_by_its_name()
    {
        Assert.Equal("a/x/b/y", AtlasPath.Fill("a/{one}/b/{two}", name => name == "one" ? "x" : "y"));
        Assert.Equal(["one", "two"], AtlasPath.Names("a/{one}/b/{two}"));
        Assert.Empty(AtlasPath.Names("a/b"));
    }

    [Fact]
    public void Escapes_the_values_of_a_query()
    {
        var query = AtlasPath.Query([new("a", "1 &2"), new("c", ""), new("c", "+")]);

        Assert.Equal("a=1%20%262&c=&c=%2B", query);
        Assert.Equal("", AtlasPath.Query([]));
    }
}
