namespace AtlasBackup.Core.Atlas.Http;

/// <summary>Reports that a caller cancelled while its request was running, and what the request waited for.</summary>
internal sealed class RequestAbandonedException(
    RequestState state,
    OperationCanceledException cause,
    CancellationToken cancellationToken)
    : OperationCanceledException(cause.Message, cause, cancellationToken)
{
    public RequestState State { get; } = state;
}
