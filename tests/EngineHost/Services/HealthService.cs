using Grpc.Core;
using Grpc.Health.V1;

namespace AtlasBackup.EngineHost.Services;

/// <summary>Says that this engine is alive, to plugins that watch it.</summary>
internal sealed class HealthService : Health.HealthBase
{
    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
        Task.FromResult(new HealthCheckResponse { Status = HealthCheckResponse.Types.ServingStatus.Serving });
}
