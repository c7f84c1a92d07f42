using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Faults;

public sealed class TlsTests : IDisposable
{
    private readonly LoopbackCertificate _loopback = new();

    [Fact]
    public async Task Trusts_the_certificates_in_SSL_CERT_FILE()
    {
        await using var plugin = await StartAsync(("SSL_CERT_FILE", _loopback.AuthorityFile));

        var checkpoint = await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        Assert.NotEmpty(checkpoint.Fields);
    }

    [Fact]
    public async Task Refuses_an_untrusted_certificate_without_a_request_or_a_retry()
    {
        await using var plugin = await StartAsync();

        var refusal = await plugin.RefusalAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        Assert.Equal(StatusCode.Unavailable, refusal.StatusCode);
        Assert.Matches(
            @"^could not reach 127\.0\.0\.1:\d+: its certificate was not accepted \(.+\); "
            + "behind a proxy that inspects TLS, set SSL_CERT_FILE$",
            refusal.Detail);
        Assert.Empty(plugin.Atlas.Requests.All);
    }

    public static TheoryData<byte[], string> Hellos => new()
    {
        // An alert of TLS: protocol version, handshake failure, internal error.
        { [21, 3, 1, 0, 2, 2, 70], "it has no TLS version in common with this machine (tlsv1 alert protocol version)" },
        {
            [21, 3, 3, 0, 2, 2, 40],
            "it has no TLS version or cipher in common with this machine (sslv3 alert handshake failure)"
        },
        { [21, 3, 3, 0, 2, 2, 80], "TLS could not be set up (tlsv1 alert internal error)" },

        // Servers of other protocols.
        { [.. "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8], NotTls },
        { [.. "SSH-2.0-OpenSSH_9.2\r\n"u8], NotTls },
        { [], "the connection broke while TLS was being set up" },
    };

    private const string NotTls = "it did not answer in TLS; check the port in baseUrl";

    [Theory]
    [MemberData(nameof(Hellos), DisableDiscoveryEnumeration = true)]
    public async Task Says_why_TLS_fails_when_the_certificate_is_not_the_cause(byte[] hello, string cause)
    {
        using var server = new RawServer(hello);
        var address = server.Address;
        await using var plugin = await PluginUnderTest.StartAsync(
            config: [("baseUrl", $"https://{address}"), ("maxRetries", 0)]);

        var refusal = await plugin.RefusalAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        Assert.Equal(
            (StatusCode.Unavailable, $"could not reach {address}: {cause}"), (refusal.StatusCode, refusal.Detail));
    }

    public void Dispose() => _loopback.Dispose();

    private Task<PluginUnderTest> StartAsync(params (string Name, string Value)[] environment) =>
        PluginUnderTest.StartAsync(
            Credentials.AccessToken,
            new SimulatorOptions { Certificate = _loopback.Certificate },
            ProxyVariables.Only(environment),
            ("maxRetries", 0));
}
