using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Hosting;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>Turns failures into what the engine understands. The message is all that a user sees of it.</summary>
internal static class RpcErrors
{
    private const string DetailsTrailer = "grpc-status-details-bin";

    public static RpcException From(ProviderException exception, string message) =>
        new(new Grpc.Core.Status(CodeOf(exception.Kind), message, exception));

    /// <summary>Why a call failed and what to do, in one line.</summary>
    public static string TextOf(ProviderException exception) =>
        exception.Hint is { } hint ? $"{exception.Message} {hint}" : exception.Message;

    public static RpcException Cancelled() => new(new Grpc.Core.Status(StatusCode.Cancelled, "the call was cancelled"));

    public static RpcException Precondition(string message) =>
        new(new Grpc.Core.Status(StatusCode.FailedPrecondition, message));

    public static RpcException Bug(Exception exception, string message) => new(new Grpc.Core.Status(
        StatusCode.Internal,
        $"this is a bug in the atlasbackup provider ({exception.GetType().Name}: {message}); please report it at "
        + PluginVersion.IssueTracker,
        exception));

    /// <summary>Says which configuration is missing, in the form that the engine spells out key by key.</summary>
    public static RpcException MissingKeys(string message, IEnumerable<(string Name, string Description)> keys)
    {
        var missing = new ConfigureErrorMissingKeys();
        missing.MissingKeys.Add(keys.Select(key => new ConfigureErrorMissingKeys.Types.MissingKey
        {
            Name = key.Name,
            Description = key.Description,
        }));
        var status = new Google.Rpc.Status
        {
            Code = (int)StatusCode.FailedPrecondition,
            Message = message,
            Details = { Any.Pack(missing) },
        };
        return new RpcException(
            new Grpc.Core.Status(StatusCode.FailedPrecondition, message),
            new Metadata { { DetailsTrailer, status.ToByteArray() } });
    }

    private static StatusCode CodeOf(FailureKind failure) => failure switch
    {
        FailureKind.InvalidArgument => StatusCode.InvalidArgument,
        FailureKind.Unauthenticated => StatusCode.Unauthenticated,
        FailureKind.PermissionDenied => StatusCode.PermissionDenied,
        FailureKind.NotFound => StatusCode.NotFound,
        FailureKind.Refused => StatusCode.FailedPrecondition,
        FailureKind.RateLimited => StatusCode.ResourceExhausted,
        FailureKind.Unavailable => StatusCode.Unavailable,
        FailureKind.TimedOut => StatusCode.DeadlineExceeded,
        _ => StatusCode.Internal,
    };
}
