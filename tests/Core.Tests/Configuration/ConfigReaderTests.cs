using AtlasBackup.Core.Configuration;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.Configurations;

namespace AtlasBackup.Core.Tests.Configuration;

public sealed class ConfigReaderTests
{
    [Theory]
    [InlineData("maxRetries", 0, 10)]
    [InlineData("requestTimeoutSeconds", 1, 600)]
    [InlineData("callTimeoutSeconds", 10, 86400)]
    [InlineData("maxConcurrentRequests", 1, 256)]
    public void Keeps_numbers_within_their_ranges(string key, int least, int most)
    {
        Assert.Equal(least, Number(Read(new() { [key] = InputValue.Of(least) }), key));
        Assert.Equal(most, Number(Read(new() { [key] = InputValue.Of(most) }), key));
        foreach (var value in new[] { least - 1, most + 1, 1.5 })
        {
            var reading = Read(new() { [key] = InputValue.Of(value) });

            Assert.Equal([$"{key}: expected a whole number from {least} to {most}, got {value}"], Failures(reading));
        }
    }

    [Fact]
    public void Takes_the_base_address_from_the_configuration_before_the_environment()
    {
        var environment = new Dictionary<string, string>
        {
            ["MONGODB_ATLAS_BASE_URL"] = "https://first.example",
            ["MCLI_OPS_MANAGER_URL"] = "https://second.example/",
        };
        var given = new Dictionary<string, InputValue> { ["baseUrl"] = InputValue.Of("https://given.example") };

        Assert.Equal("https://given.example/", Read(given, environment).Config.BaseUrl.ToString());
        Assert.Equal("https://first.example/", Read(Nothing, environment).Config.BaseUrl.ToString());
        environment.Remove("MONGODB_ATLAS_BASE_URL");
        Assert.Equal("https://second.example/", Read(Nothing, environment).Config.BaseUrl.ToString());
    }

    [Fact]
    public void Says_where_a_bad_base_address_came_from()
    {
        var configured = Read(new() { ["baseUrl"] = InputValue.Of("http://example.com") });
        var environment = Read(Nothing, new() { ["MCLI_OPS_MANAGER_URL"] = "ftp://example.com" });

        const string Expected = "expected an https address such as https://cloud.mongodb.com";
        Assert.Equal([$"baseUrl: {Expected}: others could read the credentials over http"], Failures(configured));
        Assert.Equal([$": MCLI_OPS_MANAGER_URL: {Expected}"], Failures(environment));
    }

    [Fact]
    public void Refuses_values_that_are_not_text_and_shows_no_credential()
    {
        var reading = Read(new()
        {
            ["baseUrl"] = InputValue.Of(7),
            ["clientSecret"] = InputValue.Of(1234567),
            ["clientId"] = InputValue.Of("one"),
        });

        Assert.Equal(
            [
                "clientSecret: expected text, got a number; put it in quotes",
                "baseUrl: expected text, got a number; put it in quotes",
                ": clientSecret is missing: the configuration gives only clientId, and both are required",
            ],
            Failures(reading));
    }

    [Fact]
    public void Warns_of_unknown_keys()
    {
        var reading = Read(new()
        {
            ["publickey"] = InputValue.Of("hunter2"),
        });

        Assert.Equal(
            [
                "the configuration key 'publickey' is not known and has no effect; there are accessToken, clientId, "
                    + "clientSecret, "
                    + "publicKey, privateKey, baseUrl, maxRetries, requestTimeoutSeconds, callTimeoutSeconds, "
                    + "maxConcurrentRequests",
            ],
            reading.Warnings.Select(warning => $"{warning}"));
        Assert.Empty(reading.Failures);
    }

    [Fact]
    public void Shows_an_unknown_key_on_one_short_line()
    {
        var reading = Read(new() { [$"a\nb{new string('c', 500)}"] = InputValue.Of("x") });

        Assert.StartsWith(
            $"the configuration key 'a␊b{new string('c', 77)}…' is not known",
            Assert.Single(reading.Warnings).Read(),
            StringComparison.Ordinal);
    }

    private static int Number(ConfigReading reading, string key) => key switch
    {
        "maxRetries" => reading.Config.MaxRetries,
        "requestTimeoutSeconds" => reading.Config.RequestTimeoutSeconds,
        "callTimeoutSeconds" => reading.Config.CallTimeoutSeconds,
        _ => reading.Config.MaxConcurrentRequests,
    };
}
