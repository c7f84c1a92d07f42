using System.Text;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EngineHost.Plugins;
using Grpc.Core;

namespace AtlasBackup.EndToEnd.Tests.Faults;

public sealed class ProxyTests : IDisposable
{
    private readonly LoopbackCertificate _loopback = new();

    [Theory]
    [InlineData("HTTPS_PROXY", false)]
    [InlineData("https_proxy", false)]
    [InlineData("ALL_PROXY", false)]
    [InlineData("all_proxy", true)]
    public async Task Goes_through_the_proxy_and_shows_it_no_credentials(string variable, bool isSecure)
    {
        using var proxy = new ConnectProxy(certificate: isSecure ? _loopback.Certificate : null);
        await using var plugin = await StartAsync((variable, proxy.Url));
        proxy.Target = plugin.Atlas.BaseUrl;

        await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        var head = Assert.Single(proxy.Requests);
        Assert.StartsWith($"CONNECT {LoopbackCertificate.Name}:443 ", head, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", head, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Sends_the_proxy_password_when_the_proxy_asks_for_it()
    {
        using var proxy = new ConnectProxy { Password = "us er:hun@ter2" };
        await using var plugin = await StartAsync(
            ("HTTPS_PROXY", proxy.Url.Replace("://", "://us%20er:hun@ter2@", StringComparison.Ordinal)));
        proxy.Target = plugin.Atlas.BaseUrl;

        await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        Assert.Contains(
            $"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("us er:hun@ter2"))}",
            proxy.Requests.Last(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http", "127.0.0.1")]
    [InlineData("http", "localhost")]
    [InlineData("https", "127.0.0.1")]
    public async Task Connects_to_this_machine_without_a_proxy(string scheme, string host)
    {
        using var proxy = new ConnectProxy("502 Bad Gateway");
        string[] names = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "https_proxy", "http_proxy", "all_proxy"];
        await using var atlas = await AtlasSimulatorServer.StartAsync(
            new SimulatorOptions { Certificate = scheme == "https" ? _loopback.Certificate : null },
            TestContext.Current.CancellationToken);
        await using var plugin = await PluginUnderTest.StartAsync(
            Credentials.AccessToken,
            atlasOptions: null,
            ProxyVariables.Only([
                .. names.Select(name => (name, proxy.Url)), ("SSL_CERT_FILE", _loopback.AuthorityFile),
            ]),
            ("baseUrl", $"{scheme}://{host}:{new Uri(atlas.BaseUrl).Port}"),
            ("maxRetries", 0));

        await plugin.InvokeAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        Assert.Empty(proxy.Requests);
        Assert.Single(atlas.Requests.All);
    }

    [Theory]
    [InlineData("407 Proxy Authentication Required", "the proxy answered 407; check its user and password")]
    [InlineData("403 Forbidden", "the proxy answered 403; it does not allow this connection")]
    [InlineData("502 Bad Gateway", "the proxy answered 502; it could not connect either")]
    [InlineData("503 Service Unavailable", "the proxy answered 503; it could not connect either")]
    [InlineData("404 Not Found", "the proxy answered 404; is this address a proxy?")]
    public async Task Names_the_proxy_its_variable_and_its_status_and_not_its_password(string status, string cause)
    {
        using var proxy = new ConnectProxy(status);
        await using var plugin = await StartAsync(
            ("HTTPS_PROXY", proxy.Url.Replace("://", "://user:hunter2@", StringComparison.Ordinal)));

        var refusal = await plugin.RefusalAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        Assert.Equal(
            (StatusCode.Unavailable, $"{Unreached(proxy.Url)}: {cause}"),
            (refusal.StatusCode, refusal.Detail));
    }

    [Fact]
    public async Task Names_a_proxy_that_cannot_be_reached()
    {
        await using var plugin = await StartAsync(("all_proxy", "socks5h://127.0.0.1:1"));

        var refusal = await plugin.RefusalAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        Assert.Equal(
            $"{Unreached("socks5h://127.0.0.1:1", "all_proxy")}: the proxy refused the connection",
            refusal.Detail);
    }

    [Fact]
    public async Task Distinguishes_the_certificate_of_the_proxy_from_that_of_Atlas()
    {
        using var proxy = new ConnectProxy(certificate: _loopback.Certificate);
        await using var plugin = await StartAsync(("HTTPS_PROXY", proxy.Url), ("SSL_CERT_FILE", "/dev/null"));

        var refusal = await plugin.RefusalAsync(PluginUnderTest.Checkpoint, PluginUnderTest.CheckpointArgs());

        Assert.StartsWith(
            $"{Unreached(proxy.Url)}: the proxy's certificate was not accepted (",
            refusal.Detail,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://user:hunter2@proxy.example:21", "the scheme of a proxy is http, https, socks4, socks4a, socks5 "
        + "or socks5h, not 'ftp'")]
    [InlineData("http://user:hunter2@:99999", "expected the address of a proxy, such as http://proxy.example:8080")]
    public async Task Refuses_a_proxy_that_cannot_be_used_and_repeats_no_password(string value, string reason)
    {
        var refusal = await Assert.ThrowsAsync<ProviderException>(async () =>
        {
            await using var plugin = await StartAsync(("HTTPS_PROXY", value));
            await plugin.Session.Configured;
        });

        Assert.EndsWith($"HTTPS_PROXY: {reason}", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _loopback.Dispose();

    private static string Unreached(string proxy, string variable = "HTTPS_PROXY") =>
        $"could not reach {LoopbackCertificate.Name} through the proxy {proxy} ({variable})";

    private Task<PluginUnderTest> StartAsync(params (string Name, string Value)[] environment) =>
        PluginUnderTest.StartAsync(
            Credentials.AccessToken,
            new SimulatorOptions { Certificate = _loopback.Certificate },
            ProxyVariables.Only([("SSL_CERT_FILE", _loopback.AuthorityFile), .. environment]),
            ("baseUrl", $"https://{LoopbackCertificate.Name}"),
            ("maxRetries", 0));
}
