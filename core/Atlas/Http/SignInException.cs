namespace AtlasBackup.Core.Atlas.Http;

/// <summary>The ways in which signing in fails where nothing says that the credentials are wrong.</summary>
internal enum SignInFailure
{
    /// <summary>No challenge of the answer can be answered with an API key.</summary>
    Challenge,

    /// <summary>Every nonce was called stale, however fresh it was.</summary>
    StaleNonces,

    /// <summary>This machine does not allow the hash that the challenge needs.</summary>
    Hash,

    /// <summary>The token that was made cannot be sent in a header.</summary>
    Token,
}

/// <summary>Says that a request cannot be signed in, and that the credentials are not to blame.</summary>
/// <param name="failure">Why.</param>
/// <param name="detail">What was offered instead, or what the machine says; may be empty.</param>
/// <param name="cause">What went wrong, if it is an exception.</param>
internal sealed class SignInException(SignInFailure failure, string detail = "", Exception? cause = null)
    : Exception($"not signed in: {failure}", cause)
{
    public SignInFailure Failure { get; } = failure;

    public string Detail { get; } = detail;
}
