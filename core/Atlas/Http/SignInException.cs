namespace AtlasBackup.Core.Atlas.Http;

/// <summary>The reasons why signing in fails although nothing says that the credentials are wrong.</summary>
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

/// <summary>Reports that a request cannot be signed in, although the credentials are not the cause.</summary>
/// <param name="failure">Why.</param>
/// <param name="detail">What was offered instead, or what the machine says; may be empty.</param>
/// <param name="cause">What went wrong, if it is an exception.</param>
internal sealed class SignInException(SignInFailure failure, string detail = "", Exception? cause = null)
    : Exception($"not signed in: {failure}", cause)
{
    public SignInFailure Failure { get; } = failure;

    public string Detail { get; } = detail;
}
