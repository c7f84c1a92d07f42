using System.Net;
using System.Threading.Channels;
using AtlasBackup.Provider.Hosting;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Pulumirpc;

namespace AtlasBackup.Provider.Tests.Support;

/// <summary>The part of an engine that a log needs: it keeps the messages.</summary>
internal sealed class TestEngine : IAsyncDisposable
{
    private readonly Channel<LogRequest> _arrived = Channel.CreateUnbounded<LogRequest>();
    private readonly WebApplication _app;

    private TestEngine()
    {
        var methods = new GrpcMethods();
        methods.Add("pulumirpc.Engine", "Log", LogRequest.Parser, async (line, call) =>
        {
            await _arrived.Writer.WriteAsync(line, call.CancellationToken);
            return new Empty();
        });
        _app = GrpcHost.Build(
            options => options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2),
            methods);
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

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
