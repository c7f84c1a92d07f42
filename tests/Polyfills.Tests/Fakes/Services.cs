using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.Polyfills.Tests.Fakes;

/// <summary>The engine's resource monitor.</summary>
internal sealed class FakeMonitorService(Conversation conversation) : ResourceMonitor.ResourceMonitorBase
{
    public override Task<SupportsFeatureResponse> SupportsFeature(
        SupportsFeatureRequest request, ServerCallContext context)
    {
        conversation.Features.Enqueue(request.Id);
        var hasSupport = conversation.SupportedFeatures.Contains(request.Id);
        return Task.FromResult(new SupportsFeatureResponse { HasSupport = hasSupport });
    }

    public override Task<ResourceInvokeResponse> Invoke(ResourceInvokeRequest request, ServerCallContext context)
    {
        conversation.Invokes.Enqueue(request);
        return Task.FromResult(conversation.OnInvoke(request));
    }

    public override Task<RegisterResourceResponse> RegisterResource(
        RegisterResourceRequest request, ServerCallContext context)
    {
        conversation.Registrations.Enqueue(request);
        return Task.FromResult(conversation.OnRegister(request));
    }

    public override Task<Empty> RegisterResourceOutputs(
        RegisterResourceOutputsRequest request, ServerCallContext context)
    {
        conversation.Outputs.Enqueue(request);
        return Task.FromResult(new Empty());
    }

    public override Task<RegisterPackageResponse> RegisterPackage(
        RegisterPackageRequest request, ServerCallContext context)
    {
        conversation.Packages.Enqueue(request);
        return Task.FromResult(new RegisterPackageResponse { Ref = $"ref-{conversation.Packages.Count}" });
    }

    public override Task<Empty> SignalAndWaitForShutdown(Empty request, ServerCallContext context)
    {
        conversation.ShutdownSignals++;
        return conversation.KnowsShutdown
            ? Task.FromResult(new Empty())
            : throw new RpcException(new Status(StatusCode.Unimplemented, "unknown method"));
    }
}

/// <summary>The engine's log.</summary>
internal sealed class FakeEngineService(Conversation conversation) : Engine.EngineBase
{
    public override Task<Empty> Log(LogRequest request, ServerCallContext context)
    {
        conversation.Logs.Enqueue(request);
        return conversation.AcceptsLogs
            ? Task.FromResult(new Empty())
            : throw new RpcException(new Status(StatusCode.Internal, "the disk is full"));
    }
}
