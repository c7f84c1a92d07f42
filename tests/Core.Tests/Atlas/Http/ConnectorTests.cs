using System.Net;
using System.Net.Sockets;
using System.Text;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Atlas.Http;

public sealed class ConnectorTests
{
    private const string Target = "groups/g/things";

    private static readonly AtlasRequest Request = new(Target, "", "2023-01-01", "g");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Limits_DNS_to_the_connect_timeout_and_names_it()
    {
        var never = new TaskCompletionSource<IPAddress[]>();
        var transport = Transports.Plain() with
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(100),
            Resolve = (_, _) => never.Task,
        };

        var failure = await FailureAsync("https://atlas.test/", transport);

        Assert.Equal(
            (FailureKind.TimedOut, "could not reach atlas.test: no answer from DNS within 0.1 s"),
            (failure.Kind, failure.Message));
    }

    [Fact]
    public async Task Names_DNS_when_the_attempt_timeout_is_shorter_than_the_connect_timeout()
    {
        var time = new TestTime();
        var never = new TaskCompletionSource<IPAddress[]>();
        var transport = Transports.Plain(time) with
        {
            AttemptTimeout = TimeSpan.FromSeconds(5),
            ConnectTimeout = Timeout.InfiniteTimeSpan,
            Resolve = (_, _) =>
            {
                time.Advance(TimeSpan.FromSeconds(5));
                return never.Task;
            },
        };

        var failure = await FailureAsync("https://atlas.test/", transport);

        Assert.Equal("could not reach atlas.test: no answer from DNS within 5 s", failure.Message);
    }

    [Theory]
    [InlineData(SocketError.HostNotFound, "its name is not known; check baseUrl and DNS")]
    [InlineData(SocketError.NoData, "its name is not known; check baseUrl and DNS")]
    [InlineData(SocketError.TryAgain, "DNS did not answer (")]
    [InlineData(SocketError.NoRecovery, "DNS did not answer (")]
    public async Task Distinguishes_an_unknown_name_from_DNS_that_does_not_answer(SocketError error, string cause)
    {
        var transport = Transports.Plain() with { Resolve = (_, _) => throw new SocketException((int)error) };

        var failure = await FailureAsync("https://atlas.test/", transport);

        Assert.StartsWith($"could not reach atlas.test: {cause}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_proxy_when_its_own_host_name_is_unknown()
    {
        var transport = Transports.Plain() with
        {
            Route = ProxyAt("http://proxy.test:8080"),
            Resolve = (_, _) => throw new SocketException((int)SocketError.HostNotFound),
        };

        var failure = await FailureAsync("https://atlas.test/", transport);

        Assert.Equal(
            "could not reach atlas.test through the proxy http://proxy.test:8080 (ALL_PROXY): "
                + "the proxy's name is not known; check ALL_PROXY and DNS",
            failure.Message);
    }

    [Fact]
    public async Task Tries_the_next_address_when_one_does_not_answer()
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "macOS has no other address on loopback than 127.0.0.1.");
        await using var atlas = await LoopbackAtlas.StartAsync();
        atlas.Tell(Target, "{}");
        var transport = Transports.Plain() with
        {
            Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("127.0.0.2"), IPAddress.Loopback]),
        };
        using var client = ClientOf($"http://atlas.test:{atlas.BaseUrl.Port}/", transport);

        Assert.Equal("{}", await client.ReadTextAsync(Request, Cancellation));
    }

    [Fact]
    public async Task Lets_a_proxy_of_SOCKS_5_look_up_the_name_and_says_that_it_could_not_connect()
    {
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        var transport = Transports.Plain() with { Route = ProxyAt($"socks5h://{proxy.LocalEndpoint}") };
        var failing = FailureAsync("https://atlas.test/", transport);
        using var connection = await proxy.AcceptTcpClientAsync(Cancellation);
        var stream = connection.GetStream();

        var hello = new byte[3];
        await stream.ReadExactlyAsync(hello, Cancellation);
        await stream.WriteAsync(new byte[] { 5, 0 }, Cancellation);
        var asked = new byte[17];
        await stream.ReadExactlyAsync(asked, Cancellation);
        await stream.WriteAsync(new byte[] { 5, 4, 0, 1, 0, 0, 0, 0, 0, 0 }, Cancellation);

        Assert.Equal("atlas.test", Encoding.ASCII.GetString(asked, 5, 10));
        Assert.Equal(
            $"could not reach atlas.test through the proxy socks5h://{proxy.LocalEndpoint} (ALL_PROXY): "
                + "the proxy gave no connection (SOCKS server failed to connect to the destination. Received error code 0x04)",
            (await failing).Message);
    }

    [Fact]
    public async Task Sends_nothing_when_the_TLS_library_is_missing()
    {
        var transport = Transports.Plain() with
        {
            HasCryptography = () => false,
            Resolve = (_, _) => throw new InvalidOperationException("nothing is to be looked up"),
        };

        var failure = await FailureAsync("https://atlas.test/", transport);

        Assert.StartsWith("this machine has no OpenSSL that can be used", failure.Message, StringComparison.Ordinal);
    }

    private static Route.Proxy ProxyAt(string address) => new(new Uri(address), "ALL_PROXY", "", null);

    private static async Task<ProviderException> FailureAsync(string baseUrl, Transport transport)
    {
        using var client = ClientOf(baseUrl, transport);
        return await Assert.ThrowsAsync<ProviderException>(() => client.ReadTextAsync(Request, Cancellation));
    }

    private static AtlasClient ClientOf(string baseUrl, Transport transport) => new(
        new Credentials.AccessToken(new Secret("token")),
        new Uri(baseUrl),
        transport,
        new DeprecationNotice(transport.Log));
}
