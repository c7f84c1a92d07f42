using AtlasBackup.AtlasSimulator;
using AtlasBackup.EngineHost.Values;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

/// <summary>API keys where Atlas or the machine makes signing in difficult.</summary>
public sealed class ApiKeyTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_a_list_in_pages_with_single_use_nonces()
    {
        await using var plugin = await PluginUnderTest.StartAsync(
            Credentials.ApiKey, new SimulatorOptions { UsesPerNonce = 1, RestoreJobs = 6_000 });

        var jobs = await plugin.InvokeAsync(PluginUnderTest.Restores, PluginUnderTest.Args(AtlasData.ShardedCluster));

        Assert.Equal(6_000, jobs.At("results")?.ListValue.Values.Count);
    }

    [Fact]
    public async Task Says_that_the_machine_does_not_allow_what_an_API_key_needs()
    {
        var folder = Directory.CreateTempSubdirectory();
        var file = Path.Combine(folder.FullName, "openssl.cnf");
        await File.WriteAllTextAsync(
            file,
            "openssl_conf = init\n[init]\nalg_section = algorithms\n[algorithms]\ndefault_properties = fips=yes\n",
            CancellationToken);
        await using var plugin = await PluginUnderTest.StartAsync(
            Credentials.ApiKey, null, new Dictionary<string, string?> { ["OPENSSL_CONF"] = file });

        var status = await plugin.RefusalAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        folder.Delete(recursive: true);
        Assert.Equal(StatusCode.FailedPrecondition, status.StatusCode);
        Assert.StartsWith(
            "this machine does not allow HTTP Digest with MD5, which Atlas asks for with an API key (",
            status.Detail,
            StringComparison.Ordinal);
        Assert.EndsWith(
            "Use a service account (clientId and clientSecret), or allow MD5 in the configuration of OpenSSL.",
            status.Detail,
            StringComparison.Ordinal);
    }
}
