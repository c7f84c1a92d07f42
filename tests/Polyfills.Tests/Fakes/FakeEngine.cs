using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pulumi;

namespace AtlasBackup.Polyfills.Tests.Fakes;

/// <summary>Plays the engine on loopback: answers as it is told and remembers what a program said.</summary>
internal sealed class FakeEngine : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeEngine(WebApplication app, Conversation conversation)
    {
        _app = app;
        Conversation = conversation;
        Address = app.Urls.Single().Replace("http://", "", StringComparison.Ordinal);
        Settings = new EngineSettings(Address, Address, "acme", "backups", "dev", IsDryRun: false);
    }

    public Conversation Conversation { get; }

    public string Address { get; }

    public EngineSettings Settings { get; set; }

    public static async Task<FakeEngine> StartAsync()
    {
        var conversation = new Conversation();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(conversation);

        var app = builder.Build();
        app.MapGrpcService<FakeMonitorService>();
        app.MapGrpcService<FakeEngineService>();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new FakeEngine(app, conversation);
    }

    public FakeEngine WithConfig(params (string Key, string Value)[] config)
    {
        Settings = Settings with { Config = config.ToImmutableDictionary(one => one.Key, one => one.Value) };
        return this;
    }

    public FakeEngine InPreview()
    {
        Settings = Settings with { IsDryRun = true };
        return this;
    }

    /// <summary>Runs a program to its end and returns its exit code.</summary>
    public Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> program) =>
        Deployment.RunAsync(Settings, () => new Stack(program, options: null));

    public Task<int> RunAsync(Func<Task> program) => RunAsync(async () =>
    {
        await program();
        return ImmutableDictionary<string, object?>.Empty;
    });

    /// <summary>Runs a program that must succeed, and returns what it found.</summary>
    public async Task<T> ReadAsync<T>(Func<Task<T>> program)
    {
        var result = default(T)!;

        var exitCode = await RunAsync(async () =>
        {
            result = await program();
        });

        Assert.Equal(0, exitCode);
        return result;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
