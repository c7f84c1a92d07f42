using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>Words why a request could not be signed in, if the cause is not the credentials.</summary>
internal static class SignInErrors
{
    private const int MaxDetailLength = 200;

    private static readonly Wording Elsewhere = Wording.Of(
        $"Check {new Name("baseUrl")}, and whether a proxy changes the answers");

    private static readonly Wording Account = Wording.Of(
        $"a service account ({new Name("clientId")} and {new Name("clientSecret")})");

    /// <param name="exception">Why not.</param>
    /// <param name="path">What was to be read.</param>
    public static ProviderException Of(SignInException exception, string path)
    {
        var detail = new Quote(exception.Detail.TrimEnd('.'), IsProse: true) { MaxLength = MaxDetailLength };
        var answered = $"Atlas answered 401 to GET {path}:";
        return exception.Failure switch
        {
            SignInFailure.Challenge => new ProviderException(
                FailureKind.UnexpectedAnswer,
                detail.Text.Length == 0
                    ? $"{answered} it names no way to sign in, so the API key was not used."
                    : Wording.Of(
                        $"{answered} to sign in it asks for {detail}, which an API key cannot answer; "
                        + $"expected Digest with MD5 or SHA-256 and qop auth."),
                exception)
            {
                Hint = Wording.Of($"{Elsewhere}; or use {Account}."),
            },
            SignInFailure.StaleNonces => new ProviderException(
                FailureKind.UnexpectedAnswer,
                $"{answered} it rejects each of its own nonces as stale, so no request can be signed.",
                exception)
            {
                Hint = Wording.Of($"{Elsewhere}; or use {Account}."),
            },
            SignInFailure.Token => new ProviderException(
                FailureKind.UnexpectedAnswer,
                "the access token that was made for the service account cannot be used: "
                    + "it contains a line break, a space or another character that no token has.",
                exception)
            {
                Hint = Wording.Of($"{Elsewhere}."),
            },
            _ => new ProviderException(
                FailureKind.Configuration,
                Wording.Of(
                    $"this machine does not allow HTTP Digest with MD5, which Atlas asks for with an API key "
                    + $"({detail})."),
                exception)
            {
                Hint = Wording.Of($"Use {Account}, or allow MD5 in the configuration of OpenSSL."),
            },
        };
    }
}
