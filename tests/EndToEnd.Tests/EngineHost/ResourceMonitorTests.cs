using AtlasBackup.EngineHost.Programs;
using AtlasBackup.EngineHost.Services;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.EndToEnd.Tests.EngineHost;

public sealed class ResourceMonitorTests : IAsyncLifetime
{
    private const string Token = "atlasbackup:index:getThing";
    private const string StackUrn = "urn:pulumi:dev::project::pulumi:pulumi:Stack::project-dev";
    private const string ProviderUrn = "urn:pulumi:dev::project::pulumi:providers:atlasbackup::mine";

    private readonly FakeProvider _provider = new();
    private LoopbackServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await FakeProvider.ServeAsync(_provider);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Configures_the_default_provider_from_the_stack()
    {
        var options = Options() with
        {
            Config = new Dictionary<string, string> { ["atlasbackup:maxRetries"] = "3", ["region"] = "eu" },
            Secrets = new Dictionary<string, string> { ["atlasbackup:accessToken"] = "t" },
        };

        await RunAsync(options, async monitor => await monitor.InvokeAsync(
            new() { Tok = Token, Version = "0.1.0", Args = new() },
            cancellationToken: Cancellation));

        var configure = Assert.Single(_provider.Configures);
        Assert.Equal("default_0_1_0", configure.Name);
        Assert.Equal(
            Properties.Of(("accessToken", Properties.Secret("t")), ("maxRetries", "3"), ("version", "0.1.0")),
            configure.Args);
    }

    [Fact]
    public async Task Sends_a_call_to_the_provider_that_it_names()
    {
        await RunAsync(Options(), async monitor =>
        {
            await RegisterStackAsync(monitor);
            var provider = await RegisterProviderAsync(monitor, Properties.Of(("key", Properties.Secret("k"))));
            Assert.Equal(ProviderUrn, provider.Urn);
            await monitor.InvokeAsync(
                new() { Tok = Token, Args = new(), Provider = $"{provider.Urn}::{provider.Id}" },
                cancellationToken: Cancellation);
        });

        var configure = Assert.Single(_provider.Configures);
        Assert.Equal(ProviderUrn, configure.Urn);
        Assert.Equal(Properties.Secret("k"), configure.Args.At("key"));
    }

    [Fact]
    public async Task Configures_a_new_provider_in_a_preview_under_an_unknown_id()
    {
        await RunAsync(Options() with { Preview = true }, async monitor =>
        {
            var provider = await RegisterProviderAsync(monitor, new());
            await monitor.InvokeAsync(
                new() { Tok = Token, Args = new(), Provider = $"{provider.Urn}::{Unknowns.Text}" },
                cancellationToken: Cancellation);
            var dependent = await monitor.InvokeAsync(
                new() { Tok = Token, Args = new(), DependsOn = { provider.Urn } },
                cancellationToken: Cancellation);
            Assert.True(dependent.Unknown);
        });

        Assert.Equal(Unknowns.Text, Assert.Single(_provider.Configures).Id);
        Assert.True(Assert.Single(_provider.Invokes).Preview);
    }

    [Fact]
    public async Task Passes_on_failures_and_wraps_errors()
    {
        var failure = new CheckFailure { Property = "a", Reason = "is bad" };
        _provider.OnInvoke = (request, _) => request.Args.Fields.Count == 0
            ? throw new RpcException(new(StatusCode.NotFound, "no such thing"))
            : Task.FromResult(new InvokeResponse { Failures = { failure } });

        await RunAsync(Options(), async monitor =>
        {
            var failed = await monitor.InvokeAsync(
                new() { Tok = Token, Args = Properties.Of(("a", 1)) },
                cancellationToken: Cancellation);
            Assert.Equal(failure, Assert.Single(failed.Failures));

            var error = await Assert.ThrowsAsync<RpcException>(async () => await monitor.InvokeAsync(
                new() { Tok = Token, Args = new() },
                cancellationToken: Cancellation));
            Assert.Equal(StatusCode.Unknown, error.StatusCode);
            Assert.Equal($"invocation of {Token} returned an error: no such thing", error.Status.Detail);
        });
    }

    [Fact]
    public async Task Builds_urns_from_the_types_of_the_parents()
    {
        await RunAsync(Options(), async monitor =>
        {
            var stack = await RegisterStackAsync(monitor);
            var outer = await RegisterAsync(monitor, new() { Type = "a:b:Outer", Name = "o", Parent = stack.Urn });
            var inner = await RegisterAsync(monitor, new() { Type = "a:b:Inner", Name = "i", Parent = outer.Urn });

            Assert.Equal(StackUrn, stack.Urn);
            Assert.Equal("urn:pulumi:dev::project::a:b:Outer::o", outer.Urn);
            Assert.Equal("urn:pulumi:dev::project::a:b:Outer$a:b:Inner::i", inner.Urn);
        });
    }

    [Fact]
    public async Task Keeps_the_outputs_of_the_stack_and_their_seals()
    {
        var result = await RunAsync(Options(), async monitor =>
        {
            var stack = await RegisterStackAsync(monitor);
            await monitor.RegisterResourceOutputsAsync(
                new() { Urn = stack.Urn, Outputs = Properties.Of(("url", Properties.Secret("https://…")), ("n", 1)) },
                cancellationToken: Cancellation);
        });

        Assert.Equal("""{"n":1,"url":"[secret]"}""", ValueText.ToText(result.Outputs, indented: false));
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task Gives_a_program_the_address_of_its_engine()
    {
        var options = Options() with
        {
            Command =
            [
                "/bin/sh", "-c", "echo $PULUMI_DRY_RUN $PULUMI_CONFIG $PULUMI_CONFIG_SECRET_KEYS $0 $*; exit 32",
                "{project}-{stack}", "{dry-run}",
            ],
            Preview = true,
            Config = new Dictionary<string, string> { ["k"] = "v" },
            Secrets = new Dictionary<string, string> { ["s"] = "x" },
        };

        var result = await ProgramRun.RunAsync(options, Cancellation);

        Assert.Equal(
            "true {\"project:k\":\"v\",\"project:s\":\"x\"} [\"project:s\"] project-dev --dry-run\n",
            result.StandardOutput);
        Assert.Equal(32, result.ExitCode);
    }

    private static async Task<RegisterResourceResponse> RegisterStackAsync(
        ResourceMonitor.ResourceMonitorClient monitor) =>
        await RegisterAsync(monitor, new() { Type = "pulumi:pulumi:Stack", Name = "project-dev" });

    private static async Task<RegisterResourceResponse> RegisterProviderAsync(
        ResourceMonitor.ResourceMonitorClient monitor,
        Struct inputs) =>
        await RegisterAsync(
            monitor,
            new() { Type = "pulumi:providers:atlasbackup", Name = "mine", Custom = true, Object = inputs });

    private static async Task<RegisterResourceResponse> RegisterAsync(
        ResourceMonitor.ResourceMonitorClient monitor,
        RegisterResourceRequest request) =>
        await monitor.RegisterResourceAsync(request, cancellationToken: Cancellation);

    private static async Task<ProgramResult> RunAsync(
        ProgramOptions options,
        Func<ResourceMonitor.ResourceMonitorClient, Task> program) =>
        await ProgramRun.RunAsync(
            options,
            async address =>
            {
                using var channel = Loopback.Dial(address);
                await program(new(channel));
                return 0;
            },
            Cancellation);

    private ProgramOptions Options() => new() { Plugin = FakeProvider.Attach(_server), Command = [] };
}
