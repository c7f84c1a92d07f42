using AtlasBackup.Provider.Pulumi;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.Provider.Tests.Pulumi;

public sealed class ConfigDiffTests
{
    [Theory]
    [InlineData("{}", "{}", "")]
    [InlineData("""{ "a": 1, "b": { "c": [true] } }""", """{ "b": { "c": [true] }, "a": 1 }""", "")]
    [InlineData("""{ "a": 1 }""", """{ "a": 2 }""", "a")]
    [InlineData("""{ "a": 1 }""", """{ "a": "1" }""", "a")]
    [InlineData("""{ "a": null }""", "{}", "a")]
    [InlineData("""{ "z": 1, "a": { "b": 1 } }""", """{ "y": 1, "a": { "b": 2 } }""", "a y z")]
    [InlineData("""{ "__internal": 1, "a": 1 }""", """{ "__internal": 2, "a": 1 }""", "")]
    public void Names_the_keys_whose_values_differ_in_order(string olds, string news, string keys)
    {
        Assert.Equal(
            keys, string.Join(' ', ConfigDiff.Keys(Struct.Parser.ParseJson(olds), Struct.Parser.ParseJson(news))));
    }
}
