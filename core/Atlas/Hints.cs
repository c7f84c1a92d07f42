using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>
/// Chooses what to do about an error of Atlas: by its code, and where that says too little by its status.
/// </summary>
internal static class Hints
{
    private static readonly Wording AllowMissing = Wording.Of(
        $" With {new Name("allowMissing")}, the result has {new Name("found")} = false instead of this error.");

    /// <summary>What to do, or null when the error says it all.</summary>
    /// <param name="refusal">What Atlas said, and to which credentials.</param>
    /// <param name="request">The read that was refused, or null when it is the request for a token.</param>
    public static Wording? For(Refusal refusal, AtlasRequest? request)
    {
        var error = refusal.Error;
        if (MissingItem.IsUnknownPath(error) || (error.Status is 406 or 410 && request?.Successor is not null))
        {
            return Retired(request);
        }

        if (request is null || !MissingItem.IsMeantBy(error, request.MissingCodes))
        {
            return General(refusal, request);
        }

        var missing = HintTable.OfMissing.GetValueOrDefault(error.Code ?? "") ?? General(refusal, request);
        return request.IsPart ? missing : missing?.Add(AllowMissing);
    }

    private static Wording? General(Refusal refusal, AtlasRequest? request)
    {
        var error = refusal.Error;
        if (error.Code is { } code && HintTable.ByCode.TryGetValue(code, out var hint))
        {
            return hint;
        }

        if (CredentialHints.ByCode(refusal) is { } about)
        {
            return about;
        }

        if (error.Status == 403 || HintTable.OfRole.Contains(error.Code ?? ""))
        {
            return Role(request) ?? CredentialHints.NoAccess(refusal);
        }

        return error.Status != 401
            ? HintTable.ByStatus.GetValueOrDefault(error.Status)
            : request is null ? HintTable.WrongAccount : CredentialHints.Refused(refusal);
    }

    private static Wording Retired(AtlasRequest? request) => request?.Successor is { } successor
        ? Wording.Of($"Atlas has retired this endpoint; its successor is {new FunctionName(successor)}.")
        : "Atlas has retired this endpoint; install a newer release of this provider.";

    private static Wording? Role(AtlasRequest? request) => request is { Roles: { Count: > 0 } roles }
        ? Wording.Of($"Grant the role {string.Join(" or ", roles)} in the project.")
        : null;
}
