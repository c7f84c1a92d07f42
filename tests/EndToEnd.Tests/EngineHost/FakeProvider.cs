using AtlasBackup.EndToEnd.Tests.Plugin;
using AtlasBackup.EngineHost.Plugins;
using AtlasBackup.EngineHost.Services;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Pulumirpc;

namespace AtlasBackup.EndToEnd.Tests.EngineHost;

/// <summary>A provider in this process that gives the answers of the test and keeps every request.</summary>
internal sealed class FakeProvider : ResourceProvider.ResourceProviderBase
{
    public Func<InvokeRequest, ServerCallContext, Task<InvokeResponse>> OnInvoke { get; set; } =
        (request, _) => Task.FromResult(new InvokeResponse { Return = request.Args });

    public Func<CheckRequest, CheckResponse> OnCheckConfig { get; set; } = request => new() { Inputs = request.News };

    public Func<ConfigureResponse> OnConfigure { get; set; } = () => new() { AcceptSecrets = true };

    public Func<ProviderHandshakeResponse> OnHandshake { get; set; } =
        () => new() { AcceptSecrets = true, AcceptResources = true, AcceptOutputs = true };

    public List<ProviderHandshakeRequest> Handshakes { get; } = [];

    public List<string> Attached { get; } = [];

    public List<CheckRequest> Checks { get; } = [];

    public List<ConfigureRequest> Configures { get; } = [];

    public List<InvokeRequest> Invokes { get; } = [];

    public static async Task<LoopbackServer> ServeAsync(FakeProvider provider) =>
        await LoopbackServer.StartAsync(
            services => services.AddSingleton(provider),
            endpoints => endpoints.MapGrpcService<FakeProvider>());

    public static PluginOptions Attach(LoopbackServer server) => new()
    {
        Path = "",
        AttachTo = server.Address,
        Patience = PluginUnderTest.Patience,
    };

    public override Task<ProviderHandshakeResponse> Handshake(
        ProviderHandshakeRequest request,
        ServerCallContext context) =>
        Record(Handshakes, request, OnHandshake());

    public override Task<Empty> Attach(PluginAttach request, ServerCallContext context) =>
        Record(Attached, request.Address, new Empty());

    public override Task<PluginInfo> GetPluginInfo(Empty request, ServerCallContext context) =>
        Task.FromResult(new PluginInfo { Version = "0.1.0" });

    public override Task<CheckResponse> CheckConfig(CheckRequest request, ServerCallContext context) =>
        Record(Checks, request, OnCheckConfig(request));

    public override Task<ConfigureResponse> Configure(ConfigureRequest request, ServerCallContext context)
    {
        lock (Configures)
        {
            Configures.Add(request);
        }

        return Task.FromResult(OnConfigure());
    }

    public override Task<InvokeResponse> Invoke(InvokeRequest request, ServerCallContext context)
    {
        lock (Invokes)
        {
            Invokes.Add(request);
        }

        return OnInvoke(request, context);
    }

    public override Task<Empty> Cancel(Empty request, ServerCallContext context) => Task.FromResult(new Empty());

    private static Task<TResponse> Record<TRequest, TResponse>(List<TRequest> log, TRequest request, TResponse response)
    {
        lock (log)
        {
            log.Add(request);
        }

        return Task.FromResult(response);
    }
}
