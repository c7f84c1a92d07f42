using System.Net;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>Words Atlas's refusals: one line and, separately, what to do.</summary>
internal static class AtlasErrors
{
    /// <summary>Words an answer with another status than 200.</summary>
    /// <param name="refusal">What the answer says.</param>
    /// <param name="request">The read that was refused, or null when it is the request for a token.</param>
    public static ProviderException Refused(Refusal refusal, AtlasRequest? request)
    {
        var error = refusal.Error;
        if (error.Status < 400)
        {
            return error.Status is 301 or 302 or 303 or 307 or 308 ? Redirected(refusal) : Unexpected(refusal);
        }

        if (!refusal.IsFromAtlas)
        {
            return ForeignAnswer.Of(refusal);
        }

        var detail = error.Detail ?? (error.Code is null ? "no reason given" : Reason(error.Status));
        var code = error.Code is null ? "" : Wording.Of($" ({new Quote(error.Code)})");
        return new ProviderException(
            Meaning(error.Status),
            Wording.Of(
                $"Atlas answered {error.Status} to {refusal.Asked}: "
                + $"{new Quote(detail.TrimEnd('.'), IsProse: true)}{code}."))
        {
            Hint = Hints.For(refusal, request),
            AtlasErrorCode = error.Code,
            AtlasStatus = error.Status,
            IsOfMissing = request is not null && MissingItem.IsMeantBy(error, request.MissingCodes),
        };
    }

    /// <summary>Words that there is no access token.</summary>
    /// <param name="refusal">The answer to the request for it.</param>
    public static ProviderException NoToken(Refusal refusal) => refusal.Error.Status == (int)HttpStatusCode.OK
        ? ForeignAnswer.Of(refusal)
        : Refused(refusal, request: null);

    /// <summary>Whether Atlas could not count a list in its time; without the count it can be read.</summary>
    public static bool IsTimeoutWhilePaging(ProviderException exception) =>
        exception.AtlasErrorCode == AtlasError.TimeoutWhilePaging;

    /// <summary>What an HTTP status means.</summary>
    public static FailureKind Meaning(int status) => status switch
    {
        400 => FailureKind.InvalidArgument,
        401 => FailureKind.Unauthenticated,
        403 => FailureKind.PermissionDenied,
        404 => FailureKind.NotFound,
        408 => FailureKind.TimedOut,
        429 => FailureKind.RateLimited,
        >= 400 and < 500 => FailureKind.Refused,
        >= 500 => FailureKind.Unavailable,
        _ => FailureKind.UnexpectedAnswer,
    };

    // The answer is incomplete or empty, or was changed between Atlas and this machine.
    private static ProviderException Unexpected(Refusal refusal) =>
        new(
            FailureKind.UnexpectedAnswer,
            $"Atlas answered {refusal.Error.Status} to {refusal.Asked}: {Reason(refusal.Error.Status)}, "
                + "where 200 was expected.")
        {
            Hint = Wording.Of($"Check {new Name("baseUrl")}, and whether a proxy changes the answers."),
        };

    private static ProviderException Redirected(Refusal refusal)
    {
        var target = refusal.Location switch
        {
            null => Wording.Of($"a redirect that names no target"),
            { IsAbsoluteUri: true, Host: { Length: > 0 } host } => Wording.Of($"a redirect to {new Quote(host)}"),
            _ => "a redirect to another place",
        };
        return new ProviderException(
            FailureKind.UnexpectedAnswer,
            Wording.Of(
                $"Atlas answered {refusal.Error.Status} to {refusal.Asked}: "
                + $"{target}, which is not followed."))
        {
            Hint = Wording.Of($"Check {new Name("baseUrl")}."),
        };
    }

    // The name that HTTP gives to the status, such as Bad Request.
    private static string Reason(int status)
    {
        using var answer = new HttpResponseMessage((HttpStatusCode)status);
        return answer.ReasonPhrase is { Length: > 0 } phrase ? phrase : "no reason given";
    }
}
