using AtlasBackup.Provider.Pulumi;
using AtlasBackup.Provider.Tests.Support;
using AtlasBackup.Tests.Support;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.Provider.Tests.Pulumi;

/// <summary>Which engine gets the log of a plugin, and with which engine the plugin ends.</summary>
public sealed class AttachTests : IAsyncLifetime
{
    private readonly EngineLog _log = new(TimeProvider.System);
    private readonly TestTime _time = new();
    private readonly Core.Provider _provider;
    private TestEngine? _started;
    private TestEngine? _other;

    public AttachTests() => _provider = new Core.Provider(PulumiPlugin.FrontEnd, _log, TimeProvider.System);

    private TestEngine Starter => _started ?? throw new InvalidOperationException("there is no engine");

    private TestEngine Other => _other ?? throw new InvalidOperationException("there is no other engine");

    [Fact]
    public async Task Refuses_another_engine_than_the_one_that_started_it()
    {
        var (service, watch) = Start(Starter.Address);

        var refusal = Assert.Throws<RpcException>(() => service.Attach(new PluginAttach { Address = Other.Address }));
        Assert.Throws<RpcException>(() => service.Attach(new PluginAttach()));
        service.Handshake(new ProviderHandshakeRequest { EngineAddress = Other.Address });
        _log.Info("for the engine that started it");

        Assert.Equal(
            (
                StatusCode.PermissionDenied,
                "this plugin belongs to the engine that started it, and no other can attach; "
                    + "to attach, start the plugin without the address of an engine"
            ),
            (refusal.StatusCode, refusal.Status.Detail));
        Assert.Equal("for the engine that started it", (await Starter.NextAsync()).Message);
        Assert.Equal(0, Other.Waiting);
        await AssertEndsWithItsEngineAsync(watch);
    }

    [Fact]
    public async Task Accepts_the_engine_that_started_it_and_ends_with_it()
    {
        var (service, watch) = Start(Starter.Address);

        service.Attach(new PluginAttach { Address = Starter.Address });

        await AssertEndsWithItsEngineAsync(watch);
    }

    [Fact]
    public async Task Accepts_any_engine_if_none_started_it_and_logs_to_the_last_one()
    {
        var (service, _) = Start(engine: null);

        service.Handshake(new ProviderHandshakeRequest { EngineAddress = Starter.Address });
        service.Attach(new PluginAttach { Address = Other.Address });
        _log.Info("for the last one");

        Assert.Equal("for the last one", (await Other.NextAsync()).Message);
    }

    public async ValueTask InitializeAsync()
    {
        _started = await TestEngine.StartAsync();
        _other = await TestEngine.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await _log.DisposeAsync();
        await Starter.DisposeAsync();
        await Other.DisposeAsync();
    }

    // As the plugin does when it is started.
    private (ResourceProviderService Service, EngineWatch Watch) Start(string? engine)
    {
        var watch = new EngineWatch(engine, _time);
        if (engine is not null)
        {
            _log.Connect(engine);
        }

        return (new ResourceProviderService(_provider, _log, watch), watch);
    }

    private async Task AssertEndsWithItsEngineAsync(EngineWatch watch)
    {
        await Starter.DisposeAsync();
        var gone = watch.WaitAsync(TestContext.Current.CancellationToken);
        for (var refusal = 0; refusal < 2; refusal++)
        {
            _time.Advance(await _time.NextWaitAsync());
        }

        Assert.True(await gone);
    }
}
