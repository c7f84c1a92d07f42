namespace AtlasBackup.Core.Values;

/// <summary>Why a call failed, independent of the protocol of its caller.</summary>
internal enum FailureKind
{
    /// <summary>
    /// An argument is missing, unknown or malformed, which is noticed before anything is sent; or Atlas answered 400.
    /// </summary>
    InvalidArgument,

    /// <summary>The configuration cannot be used: it is wrong, not known yet, or was never given.</summary>
    Configuration,

    /// <summary>Neither the configuration nor the environment has credentials.</summary>
    MissingCredentials,

    /// <summary>Atlas answered 401: it does not accept the credentials.</summary>
    Unauthenticated,

    /// <summary>Atlas answered 403: the credentials lack a role, or the address is not on the access list.</summary>
    PermissionDenied,

    /// <summary>There is no function of that name, or Atlas answered 404.</summary>
    NotFound,

    /// <summary>Atlas answered with another 4xx, such as 409 while a cluster changes.</summary>
    Refused,

    /// <summary>Atlas still answered 429 after the last retry.</summary>
    RateLimited,

    /// <summary>Atlas could not be reached, or still answered 5xx after the last retry.</summary>
    Unavailable,

    /// <summary>No answer came in time.</summary>
    TimedOut,

    /// <summary>Something answered, but not as Atlas documents it.</summary>
    UnexpectedAnswer,

    /// <summary>The outputs are larger than the front end can pass on.</summary>
    TooLarge,

    /// <summary>The caller, or the end of the provider, cancelled the call.</summary>
    Cancelled,

    /// <summary>An error in this program. No input from outside leads here.</summary>
    Bug,
}
