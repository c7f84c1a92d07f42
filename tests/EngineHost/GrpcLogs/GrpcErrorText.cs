using Grpc.Core;

namespace AtlasBackup.EngineHost.GrpcLogs;

/// <summary>Writes a gRPC status as Go programs, Pulumi among them, print it.</summary>
internal static class GrpcErrorText
{
    public static string Format(Status status) => $"rpc error: code = {Name(status.StatusCode)} desc = {status.Detail}";

    // Go uses the American spelling of this name. All other names are the same in Go and .NET.
    private static string Name(StatusCode code) => code == StatusCode.Cancelled ? "Canceled" : code.ToString();
}
