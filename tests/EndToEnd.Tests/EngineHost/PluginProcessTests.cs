using System.Diagnostics;
using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Services;

namespace AtlasBackup.EndToEnd.Tests.EngineHost;

public sealed class PluginProcessTests
{
    // The trap is set before the port is printed: from then on an interrupt may come.
    private const string Trap = "trap 'exit 7' INT";
    private const string Serve = "while :; do read line || exit 1; done";

    // For plugins that have to be killed.
    private static readonly PluginPatience Impatience = new() { Exit = TimeSpan.FromMilliseconds(50) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("echo notaport", """could not parse port: strconv.Atoi: parsing "notaport": invalid syntax""")]
    [InlineData("echo", """could not parse port: strconv.Atoi: parsing "": invalid syntax""")]
    [InlineData("echo 65536", "invalid port number: 65536")]
    [InlineData("echo 0", "invalid port number: 0")]
    [InlineData(
        "echo 99999999999999999999",
        """could not parse port: strconv.Atoi: parsing "99999999999999999999": value out of range""")]
    public async Task Refuses_a_line_that_is_not_a_port(string script, string reason)
    {
        var failure = await FailureAsync(Shell(script));

        Assert.Equal(
            $"atlasbackup (resource) plugin [/bin/sh] wrote an invalid port to stdout: {reason}",
            failure.Message);
    }

    [Theory]
    [InlineData("echo no credentials >&2; exit 3", "could not read plugin [/bin/sh]: exit status 3")]
    [InlineData("echo no credentials >&2", "could not read plugin [/bin/sh]: EOF")]
    [InlineData(
        "printf 1234; echo no credentials >&2; exit 1",
        "failure reading plugin [/bin/sh] (read '1234'): exit status 1")]
    public async Task Says_how_a_plugin_ended_before_it_wrote_its_port(string script, string message)
    {
        var failure = await FailureAsync(Shell(script));

        Assert.Equal(message, failure.Message);
        Assert.Equal("no credentials\n", failure.StandardError);
    }

    [Theory]
    [InlineData(@"printf '%s\r\n' ")]
    [InlineData(@"printf '\033]9;4;3;\033\\\033]9;4;0;\033\\%s \n' ")]
    public async Task Accepts_the_same_port_lines_as_the_engine(string print)
    {
        await using var server = await FakeProvider.ServeAsync(new());

        await using var host = await PluginHost.StartAsync(Shell($"{Trap}; {print}{Port(server)}; {Serve}"), Cancellation);

        Assert.Equal(server.Address, host.Address);
        Assert.True(host.Handshake!.AcceptSecrets);
    }

    [Fact]
    public async Task Passes_the_arguments_and_the_environment_of_the_engine()
    {
        Environment.SetEnvironmentVariable("MCLI_LEFT_OVER", "from the developer's shell");
        var options = Shell("echo \"$0 $* $MCLI_LEFT_OVER$MONGODB_ATLAS_PUBLIC_KEY $PULUMI_CONFIG\" >&2; exit 1") with
        {
            EngineAddress = "127.0.0.1:9",
            LogFlow = true,
            TracingEndpoint = "memory:",
            PackageConfig = new Dictionary<string, string> { ["publicKey"] = "key" },
            Environment = new Dictionary<string, string?> { ["MONGODB_ATLAS_PUBLIC_KEY"] = "given" },
        };

        var failure = await FailureAsync(options);

        Assert.Equal(
            "--logtostderr -v=9 --tracing memory: 127.0.0.1:9 given {\"publicKey\":\"key\"}\n",
            failure.StandardError);
    }

    [Fact]
    public async Task Stops_a_plugin_with_Cancel_and_an_interrupt()
    {
        await using var server = await FakeProvider.ServeAsync(new());
        var options = Shell($"{Trap}; printf '{Port(server)}\\nlater\\n'; {Serve}");
        await using var host = await PluginHost.StartAsync(options, Cancellation);

        var report = await host.StopAsync();

        Assert.True(report.CancelAcknowledged);
        Assert.Equal(7, report.ExitCode);
        Assert.False(report.Killed);
        Assert.Equal("later\n", host.StandardOutput);
    }

    [Fact]
    public async Task Kills_a_plugin_that_ignores_the_interrupt()
    {
        await using var server = await FakeProvider.ServeAsync(new());
        var options = Shell($"trap '' INT; echo {Port(server)}; while :; do read line; done") with
        {
            Patience = Impatience,
        };
        await using var host = await PluginHost.StartAsync(options, Cancellation);

        var report = await host.StopAsync();

        Assert.True(report.Killed);
    }

    [Fact]
    public async Task Leaves_no_process_behind()
    {
        await using var server = await FakeProvider.ServeAsync(new());
        var options = Shell($"trap '' INT; echo {Port(server)}; {Serve}") with { Patience = Impatience };
        var host = await PluginHost.StartAsync(options, Cancellation);
        using var process = Process.GetProcessById(host.ProcessId);

        await host.DisposeAsync();

        await process.WaitForExitAsync(Cancellation).WaitAsync(PluginUnderTest.Long, Cancellation);
    }

    private static Task<PluginStartException> FailureAsync(PluginOptions options) =>
        Assert.ThrowsAsync<PluginStartException>(() => PluginHost.StartAsync(options, Cancellation));

    private static PluginOptions Shell(string script) => new()
    {
        Path = "/bin/sh",
        LeadingArguments = ["-c", script],
        Patience = PluginUnderTest.Patience,
    };

    private static string Port(LoopbackServer server) => server.Address.Split(':')[1];
}
