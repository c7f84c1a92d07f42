using AtlasBackup.Core.Values;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>Turns failures into what the engine understands. The user sees only the message.</summary>
internal static class RpcErrors
{
    private const string DetailsTrailer = "grpc-status-details-bin";

    /// <summary>
    /// Runs a method. Turns every failure that is not yet a status into one. Otherwise gRPC answers "Exception was
    /// thrown by handler" with the text of the exception.
    /// </summary>
    public static T Guard<T>(string method, Func<T> run)
    {
        try
        {
            return run();
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw From(exception as ProviderException ?? Core.Provider.BugIn(method, exception));
        }
    }

    /// <inheritdoc cref="Guard"/>
    public static async Task<T> GuardAsync<T>(string method, Func<Task<T>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception exception) when (exception is not (RpcException or OperationCanceledException))
        {
            throw From(exception as ProviderException ?? Core.Provider.BugIn(method, exception));
        }
    }

    public static RpcException From(ProviderException exception)
    {
        var message = StatusText.Fit(
            exception.Hint is { } hint ? $"{exception.Wording} {hint}" : $"{exception.Wording}");
        return exception.Kind == FailureKind.MissingCredentials
            ? MissingKeys(message, MissingCredentials.Keys)
            : new RpcException(new Grpc.Core.Status(CodeOf(exception.Kind), message));
    }

    /// <summary>Says which configuration is missing, in the form from which the engine lists each key.</summary>
    private static RpcException MissingKeys(string message, IEnumerable<(string Name, string Description)> keys)
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

    private static StatusCode CodeOf(FailureKind kind) => kind switch
    {
        FailureKind.InvalidArgument => StatusCode.InvalidArgument,
        FailureKind.Configuration or FailureKind.Refused or FailureKind.TooLarge => StatusCode.FailedPrecondition,
        FailureKind.Unauthenticated => StatusCode.Unauthenticated,
        FailureKind.PermissionDenied => StatusCode.PermissionDenied,
        FailureKind.NotFound => StatusCode.NotFound,
        FailureKind.RateLimited => StatusCode.ResourceExhausted,
        FailureKind.Unavailable => StatusCode.Unavailable,
        FailureKind.TimedOut => StatusCode.DeadlineExceeded,
        FailureKind.Cancelled => StatusCode.Cancelled,
        _ => StatusCode.Internal,
    };
}
