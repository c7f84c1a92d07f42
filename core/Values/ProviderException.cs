namespace AtlasBackup.Core.Values;

/// <summary>
/// Says in one line why a call failed and, apart from that, what to do. The only kind of exception that leaves core.
/// </summary>
internal sealed class ProviderException(FailureKind kind, Wording message, Exception? cause = null)
    : Exception(message.ToString(), cause)
{
    public FailureKind Kind { get; } = kind;

    /// <summary>What was tried and what came of it.</summary>
    public Wording Wording { get; } = message;

    /// <summary>What to do about it, or null when the message says it all.</summary>
    public Wording? Hint { get; init; }

    /// <summary>The error code of Atlas's refusal, for a caller that can do something about it; else null.</summary>
    public string? AtlasErrorCode { get; init; }

    /// <summary>The HTTP status of Atlas's refusal, for a caller that can do something about it; else null.</summary>
    public int? AtlasStatus { get; init; }

    /// <summary>Whether Atlas says that what was asked for does not exist, and nothing else.</summary>
    public bool IsOfMissing { get; init; }

    /// <summary>What is wrong with each argument or setting, where that is why the call failed.</summary>
    public IReadOnlyList<InputFailure> Failures { get; init; } = [];
}
