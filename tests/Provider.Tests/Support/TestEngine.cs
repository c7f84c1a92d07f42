using System.Net;
using System.Threading.Channels;
using AtlasBackup.Provider.Hosting;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Pulumirpc;

namespace AtlasBackup.Provider.Tests.Support;

/// <summary>The part of an engine that a log needs: it keeps the messages.</summary>
internal sealed class TestEngine : IServiceMethodProvider<TestEngine>, IAsyncDisposable
{
    private readonly Channel<LogRequest> _arrived = Channel.CreateUnbounded<LogRequest>();
    private readonly WebApplication _app;

    private TestEngine()
    {
        _app = GrpcHost.Build(
            options => options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2),
            services => services.AddSingleton(this).AddSingleton<IServiceMethodProvider<TestEngine>>(this));
        _app.MapGrpcService<TestEngine>();
    }

    public string Address => $"127.0.0.1:{GrpcHost.PortOf(_app)}";

    /// <summary>The messages that have arrived and were not taken yet.</summary>
    public int Waiting => _arrived.Reader.Count;

    public static async Task<TestEngine> StartAsync()
    {
        var engine = new TestEngine();
        await engine._app.StartAsync(TestContext.Current.CancellationToken);
        return engine;
    }

    /// <summary>Takes the next message, as soon as it arrives.</summary>
    public async Task<LogRequest> NextAsync() => await _arrived.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<TestEngine> context) => context.AddUnaryMethod(
        new Method<LogRequest, Empty>(
            MethodType.Unary,
            "pulumirpc.Engine",
            "Log",
            Marshallers.Create(message => message.ToByteArray(), LogRequest.Parser.ParseFrom),
            Marshallers.Create(message => message.ToByteArray(), Empty.Parser.ParseFrom)),
        [],
        async (engine, line, call) =>
        {
            await engine._arrived.Writer.WriteAsync(line, call.CancellationToken);
            return new Empty();
        });

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
