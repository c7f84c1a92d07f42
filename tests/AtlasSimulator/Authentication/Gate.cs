using AtlasBackup.AtlasSimulator.Api;
using AtlasBackup.AtlasSimulator.Faults;
using Microsoft.AspNetCore.Http;

namespace AtlasBackup.AtlasSimulator.Authentication;

/// <summary>Accepts requests with a valid token or signature, and refuses all others as Atlas does.</summary>
internal sealed class Gate(SimulatorOptions options)
{
    public DigestAuthentication Digest { get; } = new(options);

    public TokenService Tokens { get; } = new(options);

    public Answer? Refuse(HttpRequest request, FaultKind? fault)
    {
        var (scheme, parameter) = Credential.Of(request);
        var refusal = scheme switch
        {
            Credential.Digest => Digest.Check(request, parameter, fault == FaultKind.StaleNonce),
            Credential.Bearer => CheckToken(parameter, fault),
            _ => Digest.Challenge(isStale: false),
        };
        return refusal is null ? null : refusal with { IsAuthorized = false };
    }

    private Answer? CheckToken(string token, FaultKind? fault)
    {
        if (fault == FaultKind.ExpiredToken)
        {
            Tokens.Expire(token);
        }

        return Tokens.IsGood(token) && fault != FaultKind.ExpiredToken
            ? null
            : Answer.Error(401, "UNEXPECTED_ERROR", "You are not authorized for this resource.", "Unauthorized");
    }
}
