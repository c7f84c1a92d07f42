using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Faults;

public sealed class TlsTests : IDisposable
{
    private readonly string _authorityFile = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pem");
    private readonly X509Certificate2 _certificate;

    public TlsTests()
    {
        using var authority = Certificate("CN=test authority", issuer: null);
        File.WriteAllText(_authorityFile, authority.ExportCertificatePem());
        _certificate = Certificate("CN=loopback", authority);
    }

    [Fact]
    public async Task Trusts_the_certificates_in_SSL_CERT_FILE()
    {
        await using var plugin = await StartAsync(("SSL_CERT_FILE", _authorityFile));

        var checkpoint = await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        Assert.NotEmpty(checkpoint.Fields);
    }

    [Fact]
    public async Task Trusts_nobody_else_shows_them_nothing_and_does_not_insist()
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

    [Theory]
    [InlineData("HTTPS_PROXY")]
    [InlineData("https_proxy")]
    [InlineData("ALL_PROXY")]
    public async Task Goes_through_the_proxy_and_shows_it_no_credentials(string variable)
    {
        using var proxy = new ConnectProxy();
        await using var plugin = await StartAsync(("SSL_CERT_FILE", _authorityFile), (variable, proxy.Url));

        await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        var head = Assert.Single(proxy.Requests);
        Assert.StartsWith($"CONNECT 127.0.0.1:{new Uri(plugin.Atlas.BaseUrl).Port} ", head, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", head, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Goes_past_the_proxy_where_NO_PROXY_says_so()
    {
        using var proxy = new ConnectProxy();
        await using var plugin = await StartAsync(
            ("SSL_CERT_FILE", _authorityFile), ("HTTPS_PROXY", proxy.Url), ("NO_PROXY", "example.com,127.0.0.1"));

        await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        Assert.Empty(proxy.Requests);
    }

    [Theory]
    [InlineData("407 Proxy Authentication Required")]
    [InlineData("403 Forbidden")]
    public async Task Says_that_the_proxy_refused(string refusalLine)
    {
        using var proxy = new ConnectProxy(refusalLine);
        await using var plugin = await StartAsync(("SSL_CERT_FILE", _authorityFile), ("HTTPS_PROXY", proxy.Url));

        var refusal = await plugin.RefusalAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        Assert.Equal(StatusCode.Unavailable, refusal.StatusCode);
        Assert.Matches(@"^could not reach 127\.0\.0\.1:\d+: the proxy refused; check HTTPS_PROXY and NO_PROXY$",
            refusal.Detail);
    }

    public void Dispose()
    {
        _certificate.Dispose();
        File.Delete(_authorityFile);
    }

    private static X509Certificate2 Certificate(string name, X509Certificate2? issuer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(issuer is null, false, 0, true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        if (issuer is null)
        {
            return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(12));
        }

        using var signed = request.Create(issuer, issuer.NotBefore, issuer.NotAfter, RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }

    private async Task<PluginUnderTest> StartAsync(params (string Name, string Value)[] environment)
    {
        // Whatever the machine's own proxy is, it has no part in this.
        var names = new[] { "HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY" };
        var variables = names.Concat(["https_proxy", "http_proxy", "all_proxy", "no_proxy"])
            .ToDictionary(name => name, _ => (string?)null);
        foreach (var (name, value) in environment)
        {
            variables[name] = value;
        }

        return await PluginUnderTest.StartAsync(
            Credentials.AccessToken,
            new SimulatorOptions { Certificate = _certificate },
            variables,
            ("maxRetries", 0));
    }
}
