namespace AtlasBackup.Core.Atlas.Http;

/// <summary>The reasons why a request gets no answer that can be read.</summary>
internal enum TransportFailure
{
    /// <summary>No connection came about, or it broke.</summary>
    Unreachable,

    /// <summary>The connection or the answer took longer than one attempt may.</summary>
    TimedOut,

    /// <summary>The body is larger than any that is read.</summary>
    TooLarge,

    /// <summary>The body is not packed in the way that its header says.</summary>
    NotUnpacked,
}

/// <summary>Reports that a host sent no answer, or none that can be read.</summary>
/// <param name="failure">What went wrong.</param>
/// <param name="host">The host that was asked, with the port where it is not the usual one.</param>
/// <param name="attempts">How often it was asked.</param>
/// <param name="cause">What the last attempt failed with.</param>
internal sealed class TransportException(TransportFailure failure, string host, int attempts, Exception cause)
    : Exception($"no answer from {host}", cause)
{
    public TransportFailure Failure { get; } = failure;

    public string Host { get; } = host;

    public int Attempts { get; } = attempts;

    public Exception Cause { get; } = cause;
}
