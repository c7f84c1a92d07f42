using AtlasBackup.Core.Configuration;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Tests.Configuration;

public sealed class ProxyEnvironmentTests
{
    private const string Unusable = "HTTPS_PROXY: expected the address of a proxy, such as http://proxy.example:8080";

    private static readonly Uri Atlas = new("https://cloud.mongodb.com/");

    [Theory]
    [InlineData("proxy.example", "http://proxy.example:80")]
    [InlineData("proxy.example:3128", "http://proxy.example:3128")]
    [InlineData(" HTTP://Proxy.Example:3128/ ", "http://proxy.example:3128")]
    [InlineData("https://proxy.example", "https://proxy.example:443")]
    [InlineData("socks4://proxy.example", "socks4://proxy.example:1080")]
    [InlineData("socks4a://proxy.example:9", "socks4a://proxy.example:9")]
    [InlineData("socks5://10.0.0.1", "socks5://10.0.0.1:1080")]
    [InlineData("SOCKS5H://[fd00::1]", "socks5h://[fd00::1]:1080")]
    public void Takes_every_scheme_that_can_be_used(string value, string shown)
    {
        var proxy = Assert.IsType<Route.Proxy>(To(Atlas, ("HTTPS_PROXY", value)).Route);

        Assert.Equal(($"the proxy {shown} (HTTPS_PROXY)", ""), (proxy.Shown, proxy.User));
    }

    [Theory]
    [InlineData("user@proxy.example", "user", null)]
    [InlineData("http://user:@proxy.example", "user", "")]
    [InlineData("http://us%20er:p%40ss@proxy.example", "us er", "p@ss")]
    [InlineData("http://user:p@s:s/w?o#d@proxy.example:8080", "user", "p@s:s/w?o#d")]
    public void Keeps_user_and_password_out_of_what_is_shown(string value, string user, string? password)
    {
        var proxy = Assert.IsType<Route.Proxy>(To(Atlas, ("HTTPS_PROXY", value)).Route);

        Assert.Equal((user, password), (proxy.User, proxy.Password?.Reveal()));
        Assert.Matches("^the proxy http://proxy.example:(80|8080) .HTTPS_PROXY.$", proxy.Shown);
    }

    [Theory]
    [InlineData("ftp://hunter2@proxy.example", "ftp")]
    [InlineData("socks://proxy.example", "socks")]
    [InlineData("quic://proxy.example", "quic")]
    public void Names_a_scheme_that_cannot_be_used(string value, string scheme)
    {
        Assert.Equal(
            "HTTPS_PROXY: the scheme of a proxy is http, https, socks4, socks4a, socks5 or socks5h, not "
                + $"'{scheme}'",
            To(Atlas, ("HTTPS_PROXY", value)).Failure);
    }

    [Theory]
    [InlineData("http://")]
    [InlineData("http://user:hunter2@")]
    [InlineData("http://user:hunter2@:8080")]
    [InlineData("http://user:hunter2@proxy:99999")]
    [InlineData("http://user:hunter2@pro xy")]
    [InlineData("user:hunter2://proxy.example")]
    [InlineData("://")]
    public void Does_not_repeat_a_value_that_is_not_an_address(string value)
    {
        Assert.Equal(Unusable, To(Atlas, ("HTTPS_PROXY", value)).Failure);
    }

    [Theory]
    [InlineData("https_proxy")]
    [InlineData("HTTPS_PROXY")]
    [InlineData("all_proxy")]
    [InlineData("ALL_PROXY")]
    public void Prefers_small_letters_and_the_variable_for_https(string first)
    {
        string[] names = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
        var set = names.SkipWhile(name => name != first).Select(name => (name, "http://proxy.example"));

        var (route, _) = To(Atlas, [.. set, ("http_proxy", "http://wrong.example"), ("HTTP_PROXY", "wrong.example")]);

        Assert.Equal(first, Assert.IsType<Route.Proxy>(route).Variable);
    }

    [Fact]
    public void Uses_the_proxy_of_the_system_when_the_environment_names_none()
    {
        Assert.Equal(new Route.System(), To(Atlas).Route);
        Assert.Equal(new Route.System(), To(Atlas, ("HTTPS_PROXY", " "), ("HTTP_PROXY", "http://proxy.example")).Route);
    }

    [Theory]
    [InlineData("no_proxy")]
    [InlineData("NO_PROXY")]
    public void Connects_directly_to_an_excepted_host_even_if_the_proxy_is_invalid(string name)
    {
        Assert.Equal(
            (new Route.Direct(), null), To(Atlas, ("HTTPS_PROXY", "ftp://x"), (name, "a.example,.mongodb.com")));
    }

    [Theory]
    [InlineData("http://localhost:8080")]
    [InlineData("https://localhost")]
    [InlineData("https://LOCALHOST.")]
    [InlineData("https://atlas.localhost")]
    [InlineData("https://127.0.0.1")]
    [InlineData("https://127.1.2.3")]
    [InlineData("https://[::1]")]
    [InlineData("https://[::ffff:127.0.0.1]")]
    public void Never_connects_to_this_machine_through_a_proxy(string url)
    {
        string[] names = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"];

        var (route, failure) = To(new Uri(url), [.. names.Select(name => (name, "http://proxy.example"))]);

        Assert.Equal((new Route.Direct(), null), (route, failure));
    }

    private static (Route Route, string? Failure) To(Uri url, params (string Name, string Value)[] set)
    {
        var environment = new ProxyEnvironment(name => set.FirstOrDefault(variable => variable.Name == name).Value);
        var (route, failure) = environment.To(url);
        return (route, failure?.ToString());
    }
}
