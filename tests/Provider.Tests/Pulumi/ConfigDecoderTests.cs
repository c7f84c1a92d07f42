using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Configuration;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Pulumi;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.Configurations;

namespace AtlasBackup.Provider.Tests.Pulumi;

public sealed class ConfigDecoderTests
{
    [Theory]
    [InlineData("7", 7)]
    [InlineData(" 7 ", 7)]
    [InlineData("7.0", 7)]
    [InlineData("null", 4)]
    [InlineData("", 4)]
    public void Reads_numbers_that_come_as_JSON_text(string text, int retries)
    {
        var reading = Read(new() { ["maxRetries"] = InputValue.Of(text) });

        Assert.Equal(retries, reading.Config.MaxRetries);
        Assert.Empty(reading.Failures);
    }

    [Theory]
    [InlineData("many", "text")]
    [InlineData("\"7\"", "text; leave out the quotes")]
    [InlineData("true", "true")]
    [InlineData("[7]", "a list")]
    public void Refuses_a_value_that_is_not_a_number(string text, string shown)
    {
        var reading = Read(new() { ["maxRetries"] = InputValue.Of(text) });

        Assert.Equal([$"maxRetries: expected a whole number from 0 to 10, got {shown}"], Failures(reading));
    }

    [Fact]
    public void Reads_sealed_values()
    {
        var reading = Read(new()
        {
            ["accessToken"] = Secret(InputValue.Of("one")),
            ["maxRetries"] = Secret(InputValue.Of("3")),
            ["requestTimeoutSeconds"] = InputValue.Of(
                """{ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": 9 }"""),
            ["baseUrl"] = Secret(InputValue.Of("https://example.com")),
        });

        Assert.Equal("AccessToken:one", Show(reading.Config.Credentials));
        Assert.Equal((3, 9), (reading.Config.MaxRetries, reading.Config.RequestTimeoutSeconds));
        Assert.Equal(new Uri("https://example.com/"), reading.Config.BaseUrl);
        Assert.Empty(reading.Failures);
    }

    [Fact]
    public void Uses_the_default_for_a_number_that_is_not_known_yet()
    {
        var reading = Read(new()
        {
            ["accessToken"] = InputValue.Of("one"),
            ["maxRetries"] = InputValue.Of("\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\""),
        });

        Assert.Equal(4, reading.Config.MaxRetries);
        Assert.Empty(reading.Failures);
        Assert.False(reading.IsComplete);
    }

    [Fact]
    public void Drops_the_engine_s_own_keys_and_keeps_unknown_keys()
    {
        var decoded = ConfigDecoder.Decode(new Dictionary<string, InputValue>
        {
            ["version"] = InputValue.Of("1.0.0"),
            ["pluginDownloadURL"] = InputValue.Of("github://x"),
            ["__internal"] = new InputValue(InputKind.Object),
            ["publickey"] = InputValue.Of("hunter2"),
        });

        Assert.Equal(["publickey"], decoded.Keys);
    }

    private static ConfigReading Read(Dictionary<string, InputValue> given) =>
        Configurations.Read(new Dictionary<string, InputValue>(ConfigDecoder.Decode(given)));
}
