using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Services;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.EndToEnd.Tests.EngineHost;

public sealed class ProviderSessionTests : IAsyncLifetime
{
    private const string Token = "atlasbackup:index:getThing";

    private readonly FakeProvider _provider = new();
    private LoopbackServer _server = null!;
    private PluginHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeProvider.ServeAsync(_provider);
        _host = await PluginHost.StartAsync(FakeProvider.Attach(_server), Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public void Sends_an_attached_plugin_the_address_of_the_engine()
    {
        Assert.Equal(_host.EngineAddress, Assert.Single(_provider.Handshakes).EngineAddress);
        Assert.False(_provider.Handshakes[0].HasRootDirectory);
        Assert.Equal([_host.EngineAddress], _provider.Attached);
    }

    [Fact]
    public async Task Checks_with_plain_secrets_and_configures_with_sealed_ones()
    {
        var inputs = Properties.Of(("version", "0.1.0"), ("key", Properties.Secret("k")), ("__internal", new Struct()));

        var session = await _host.LoadAsync(inputs, cancellationToken: Cancellation);
        await session.Configured;

        Assert.Equal(Properties.Of(("version", "0.1.0"), ("key", "k")), _provider.Checks[0].News);
        var configure = Assert.Single(_provider.Configures);
        Assert.Equal(Properties.Of(("version", "0.1.0"), ("key", Properties.Secret("k"))), configure.Args);
        Assert.Equal("k", Assert.Single(configure.Variables, pair => pair.Key == "atlasbackup:config:key").Value);
        Assert.Equal("urn:pulumi:dev::project::pulumi:providers:atlasbackup::default", configure.Urn);
    }

    [Fact]
    public async Task Formats_config_failures_as_Pulumi_does_including_leaked_values()
    {
        _provider.OnCheckConfig = _ => new()
        {
            Failures =
            {
                new CheckFailure { Property = "key", Reason = "is incomplete" },
                new CheckFailure { Reason = "nothing given" },
            },
        };

        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => _host.LoadAsync(Properties.Of(("key", Properties.Secret("k"))), cancellationToken: Cancellation));

        Assert.Equal(
            "pulumi:providers:atlasbackup resource 'default': property key value {k} has a problem: is incomplete\n"
            + "pulumi:providers:atlasbackup resource 'default' has a problem: nothing given",
            failure.Message);
    }

    [Fact]
    public async Task Refuses_a_changed_version()
    {
        _provider.OnCheckConfig = _ => new() { Inputs = Properties.Of(("version", "2.0.0")) };

        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => _host.LoadAsync(Properties.Of(("version", "0.1.0")), cancellationToken: Cancellation));

        Assert.EndsWith(
            "attempted to change version from \"0.1.0\" to \"2.0.0\"",
            failure.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warns_of_a_returned_internal_key_and_of_a_plugin_that_is_too_old()
    {
        _provider.OnCheckConfig = _ => new() { Inputs = Properties.Of(("__internal", "x")) };

        var session = await _host.LoadAsync(Properties.Of(("version", "0.2.0")), cancellationToken: Cancellation);

        Assert.Equal(
            [
                "resource plugin atlasbackup is expected to have version >=0.2.0, but has 0.1.0",
                "provider attempted to use __internal key that is reserved by the engine",
            ],
            session.Warnings);
        Assert.Equal("0.2.0", session.Inputs.At("version")?.StringValue);
    }

    [Fact]
    public async Task Calls_nothing_and_gives_no_answer_while_the_configuration_is_unknown()
    {
        var inputs = Properties.Of(("key", Properties.Unknown()));
        var session = await _host.LoadAsync(inputs, cancellationToken: Cancellation);

        var answer = await session.InvokeAsync(Token, new(), Cancellation);

        Assert.Empty(answer.Return.Fields);
        Assert.Empty(_provider.Configures);
        Assert.Empty(_provider.Invokes);
    }

    [Fact]
    public async Task Drops_unknown_arguments_and_keeps_secret_ones()
    {
        var session = await _host.LoadAsync(cancellationToken: Cancellation);
        var args = Properties.Of(
            ("known", Properties.Output(Value.ForString("a"))),
            ("sealed", Properties.Output(Value.ForString("b"), secret: true)),
            ("unknown", Properties.Output(null)),
            ("list", new[] { Properties.Unknown(), Value.ForNumber(1) }));

        await session.InvokeAsync(Token, args, Cancellation);

        var expected = Properties.Of(("known", "a"), ("sealed", Properties.Secret("b")), ("list", new[] { 1 }));
        Assert.Equal(expected, Assert.Single(_provider.Invokes).Args);
    }

    [Fact]
    public async Task Seals_the_whole_answer_of_a_plugin_that_was_not_told_of_secrets()
    {
        _provider.OnHandshake = () => new();
        await using var host = await PluginHost.StartAsync(FakeProvider.Attach(_server), Cancellation);
        var session = await host.LoadAsync(cancellationToken: Cancellation);

        var answer = await session.InvokeAsync(Token, Properties.Of(("a", Properties.Secret("s"))), Cancellation);

        Assert.Equal(Properties.Of(("a", "s")), Assert.Single(_provider.Invokes).Args);
        Assert.Equal(Properties.Of(("a", Properties.Secret("s"))), answer.Return);
    }

    [Fact]
    public async Task Refuses_an_unknown_in_the_answer()
    {
        _provider.OnInvoke = (_, _) => Task.FromResult(
            new InvokeResponse { Return = Properties.Of(("outer", Properties.Of(("id", Properties.Unknown())))) });
        var session = await _host.LoadAsync(cancellationToken: Cancellation);

        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => session.InvokeAsync(Token, new(), Cancellation));

        Assert.Equal(
            $"invocation of {Token} returned an error: unexpected unknown property value for \"id\"",
            failure.Message);
    }

    [Fact]
    public async Task Gives_a_hint_for_every_missing_key_when_a_function_is_called()
    {
        var keys = new ConfigureErrorMissingKeys();
        keys.MissingKeys.Add(new ConfigureErrorMissingKeys.Types.MissingKey { Name = "x:a", Description = "An A." });
        var status = new Google.Rpc.Status { Code = 3, Message = "incomplete", Details = { Any.Pack(keys) } };
        _provider.OnConfigure = () => throw new RpcException(
            new(StatusCode.InvalidArgument, "incomplete"),
            new Metadata { { "grpc-status-details-bin", status.ToByteArray() } });
        var session = await _host.LoadAsync(cancellationToken: Cancellation);

        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => session.InvokeAsync(Token, new(), Cancellation));

        Assert.Equal(
            $"invocation of {Token} returned an error: missing required configuration key \"x:a\": An A.\n"
            + "Set a value using the command `pulumi config set x:a <value>`.",
            failure.Message);
    }

    [Fact]
    public async Task Calls_functions_side_by_side()
    {
        var arrived = 0;
        var both = new TaskCompletionSource();
        _provider.OnInvoke = async (_, context) =>
        {
            if (Interlocked.Increment(ref arrived) == 2)
            {
                both.SetResult();
            }

            await both.Task.WaitAsync(context.CancellationToken);
            return new() { Return = new() };
        };
        var session = await _host.LoadAsync(cancellationToken: Cancellation);

        await Task.WhenAll(
            session.InvokeAsync(Token, new(), Cancellation),
            session.InvokeAsync(Token, new(), Cancellation));

        Assert.Equal(2, _provider.Invokes.Count);
    }
}
