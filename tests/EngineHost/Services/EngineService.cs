using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.EngineHost.Services;

/// <summary>Answers the Engine service, which plugins and programs log to.</summary>
internal sealed class EngineService(EngineLog log) : Engine.EngineBase
{
    private volatile string _rootResource = "";

    public override Task<Empty> Log(LogRequest request, ServerCallContext context)
    {
        if (!System.Enum.IsDefined(request.Severity))
        {
            throw new RpcException(
                new Status(StatusCode.Unknown, $"Unrecognized logging severity: {request.Severity}"));
        }

        log.Add(new(request.Severity, request.Message, request.Urn, request.StreamId, request.Ephemeral));
        return Task.FromResult(new Empty());
    }

    public override Task<GetRootResourceResponse> GetRootResource(
        GetRootResourceRequest request,
        ServerCallContext context) =>
        Task.FromResult(new GetRootResourceResponse { Urn = _rootResource });

    public override Task<SetRootResourceResponse> SetRootResource(
        SetRootResourceRequest request,
        ServerCallContext context)
    {
        _rootResource = request.Urn;
        return Task.FromResult(new SetRootResourceResponse());
    }

    public override Task<Empty> StartDebugging(StartDebuggingRequest request, ServerCallContext context) =>
        Task.FromResult(new Empty());

    public override Task<RequirePulumiVersionResponse> RequirePulumiVersion(
        RequirePulumiVersionRequest request,
        ServerCallContext context) =>
        Task.FromResult(new RequirePulumiVersionResponse());
}
