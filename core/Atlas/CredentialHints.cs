using System.Globalization;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>What to do about credentials that Atlas refuses, by their kind.</summary>
internal static class CredentialHints
{
    private static readonly Wording Renew = Wording.Of(
        $"Make a new one and set {new Name("accessToken")}, or give a service account ({new Name("clientId")} and ")
        + Wording.Of($"{new Name("clientSecret")}), whose tokens are renewed.");

    /// <summary>What to do about an error code that speaks of the credentials, or null when it does not.</summary>
    public static Wording? ByCode(Refusal refusal) => refusal.Error.Code switch
    {
        "IP_ADDRESS_NOT_ON_ACCESS_LIST" or "IP_ADDRESS_NOT_ON_WHITELIST" =>
            Wording.Of($"Add the address to the access list of {Holder(refusal)} in Atlas."),
        "ORG_REQUIRES_ACCESS_LIST" or "ORG_REQUIRES_WHITELIST" =>
            Wording.Of($"The organisation requires an access list; add one to {Holder(refusal)}."),
        "RESOURCE_REQUIRES_WHITELIST" => Wording.Of($"Add an access list to {Holder(refusal)}."),
        "USER_CANNOT_ACCESS_ORG" => "The credentials belong to another organisation.",
        _ => null,
    };

    /// <summary>What to do where Atlas gives no other reason than that it does not accept the credentials.</summary>
    public static Wording Refused(Refusal refusal) => refusal.Credentials switch
    {
        Credentials.ApiKey => Wording.Of(
            $"Check {new Name("publicKey")} and {new Name("privateKey")}, and that the API key may see the project."),
        Credentials.ServiceAccount => "Atlas does not accept the token that it made for the service account; "
            + "check that the account still exists and may see the project.",
        Credentials.AccessToken { Token: var token } => AccessToken(token, refusal.At),
        _ => "Check the credentials, and that the service account or API key may see the project.",
    };

    /// <summary>What to do where the credentials are right, and which role they lack is not known.</summary>
    public static Wording NoAccess(Refusal refusal) => $"Check that {Holder(refusal)} may see the project.";

    private static Wording AccessToken(Secret token, DateTimeOffset now)
    {
        var expiry = JsonWebToken.ExpiryOf(token.Reveal());
        var state = expiry < now
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The access token expired on {expiry.Value.UtcDateTime:yyyy-MM-dd} "
                + $"at {expiry.Value.UtcDateTime:HH:mm} UTC. ")
            : "The access token is wrong, was revoked or has expired: tokens of Atlas expire after an hour. ";
        return state + Renew;
    }

    private static string Holder(Refusal refusal) => refusal.Credentials switch
    {
        Credentials.ApiKey => "the API key",
        Credentials.ServiceAccount => "the service account",
        Credentials.AccessToken => "the service account of the access token",
        _ => "the service account or API key",
    };
}
