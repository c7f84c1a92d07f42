namespace AtlasBackup.Provider.Atlas;

/// <summary>The ways in which Atlas can fail to answer, whatever protocol the caller speaks.</summary>
internal enum AtlasFailure
{
    InvalidArgument,
    Unauthenticated,
    PermissionDenied,
    NotFound,
    FailedPrecondition,
    RateLimited,
    Unavailable,
    TimedOut,
    UnexpectedAnswer,
}

/// <summary>Says in one line why Atlas did not give what was asked for, and what to do.</summary>
internal sealed class AtlasException(AtlasFailure failure, string message, Exception? cause = null)
    : Exception(message, cause)
{
    public AtlasFailure Failure { get; } = failure;

    /// <summary>What an HTTP status means.</summary>
    public static AtlasFailure Meaning(int status) => status switch
    {
        400 => AtlasFailure.InvalidArgument,
        401 => AtlasFailure.Unauthenticated,
        403 => AtlasFailure.PermissionDenied,
        404 => AtlasFailure.NotFound,
        408 => AtlasFailure.TimedOut,
        429 => AtlasFailure.RateLimited,
        >= 400 and < 500 => AtlasFailure.FailedPrecondition,
        >= 500 => AtlasFailure.Unavailable,
        _ => AtlasFailure.UnexpectedAnswer,
    };
}
