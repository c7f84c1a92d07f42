using System.Net;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>Words what Atlas refused: one line and, apart from it, what to do.</summary>
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
            return error.Status >= 300 && refusal.Location is { } location
                ? Redirected(refusal, location)
                : Unexpected(refusal);
        }

        var detail = error.Detail ?? (error.Code is null ? NoDetail(refusal.ContentType) : Reason(error.Status));
        var code = error.Code is null ? "" : Wording.Of($" ({new Quote(error.Code)})");
        return new ProviderException(
            Meaning(error.Status),
            Wording.Of(
                $"Atlas answered {error.Status} to {refusal.Asked}: "
                + $"{new Quote(detail.TrimEnd('.'), IsProse: true)}{code}."))
        {
            Hint = Hints.For(error, request),
            AtlasErrorCode = error.Code,
        };
    }

    /// <summary>Words that there is no access token.</summary>
    public static ProviderException NoToken(NoTokenException exception) => exception.Refusal is { } refusal
        ? Refused(refusal, request: null)
        : new ProviderException(
            FailureKind.UnexpectedAnswer,
            $"Atlas answered {exception.Asked} with something other than a token.",
            exception)
        {
            Hint = Wording.Of($"Check {new Name("baseUrl")}."),
        };

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

    /// <summary>A media type as a text has it.</summary>
    public static string Shown(string? contentType) => contentType ?? "of no type";

    // Part of an answer, none at all, or one that something in between has changed.
    private static ProviderException Unexpected(Refusal refusal) =>
        new(
            FailureKind.UnexpectedAnswer,
            $"Atlas answered {refusal.Error.Status} to {refusal.Asked}: {Reason(refusal.Error.Status)}, "
                + "where 200 was expected.")
        {
            Hint = Wording.Of($"Check {new Name("baseUrl")}, and for a proxy in between."),
        };

    private static ProviderException Redirected(Refusal refusal, Uri location)
    {
        var target = location.IsAbsoluteUri ? location.Host : "another place";
        return new ProviderException(
            FailureKind.UnexpectedAnswer,
            Wording.Of(
                $"Atlas answered {refusal.Error.Status} to {refusal.Asked}: "
                + $"a redirect to {new Quote(target)}, which is not followed."))
        {
            Hint = Wording.Of($"Check {new Name("baseUrl")}."),
        };
    }

    private static string Reason(int status) =>
        Enum.IsDefined((HttpStatusCode)status) ? ((HttpStatusCode)status).ToString() : "no reason given";

    private static string NoDetail(string? contentType) =>
        contentType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) == true
            ? "no reason given"
            : $"no reason given (the answer is {Shown(contentType)}, as from a proxy)";
}
