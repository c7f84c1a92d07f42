using AtlasBackup.Provider.Pulumi;

namespace AtlasBackup.Provider.Tests.Pulumi;

public sealed class EngineLogTests
{
    [Theory]
    [InlineData(" ")]
    [InlineData("a/b")]
    [InlineData("://")]
    [InlineData("%")]
    [InlineData("[::1")]
    [InlineData("a?b#c")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("unix:/tmp/engine")]
    [InlineData("unix:///tmp/engine")]
    [InlineData("user@127.0.0.1:1")]
    [InlineData("127.0.0.1:0")]
    [InlineData("127.0.0.1:99999")]
    [InlineData("a\nb:1")]
    public async Task Ends_well_whatever_the_address_of_the_engine_is(string address)
    {
        var log = new EngineLog(TimeProvider.System);
        log.Connect(address);
        log.Info("x");

        await log.FlushAsync(TimeSpan.Zero);
        await log.DisposeAsync();
    }
}
