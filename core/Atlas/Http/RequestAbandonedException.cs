namespace AtlasBackup.Core.Atlas.Http;

/// <summary>Says that a caller went while its request was under way, and what the request was waiting for.</summary>
internal sealed class RequestAbandonedException(
    RequestState state,
    OperationCanceledException cause,
    CancellationToken cancellationToken)
    : OperationCanceledException(cause.Message, cause, cancellationToken)
{
    public RequestState State { get; } = state;
}
