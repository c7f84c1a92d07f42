using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>
/// Words an answer that does not look like one of Atlas: what it is, and who may have sent it. The meanings of Atlas's
/// own errors do not apply to it.
/// </summary>
internal static class ForeignAnswer
{
    // The beginning of an answer shows who sent it.
    private const int MaxWords = 80;

    public static ProviderException Of(Refusal answer)
    {
        var status = answer.Error.Status;
        return new ProviderException(
            Meaning(answer),
            Wording.Of(
                $"{answer.Host} answered {status} to {answer.Asked}, not in Atlas's form: "
                + $"{Shown(answer)}{answer.Server}."))
        {
            Hint = Hint(status, answer.Route as Route.Proxy),
        };
    }

    // A 404 of another machine does not mean that a checkpoint is missing. Atlas also sends a 401 without a text.
    private static FailureKind Meaning(Refusal answer) => answer.Error.Status switch
    {
        401 when answer.Words.Length == 0 => FailureKind.Unauthenticated,
        408 => FailureKind.TimedOut,
        429 => FailureKind.RateLimited,
        >= 500 => FailureKind.Unavailable,
        _ => FailureKind.UnexpectedAnswer,
    };

    // A page holds nothing of Atlas's. Anything else that came with a success may be its data, such as a token or a
    // download link.
    private static Wording Shown(Refusal answer)
    {
        var type = answer.ContentType is { } named ? Wording.Of($"{new Quote(named)}") : "without a content type";
        var mayBeData = answer.Error.Status < 300 && answer.ContentType != "text/html";
        if (answer.Words.Length == 0)
        {
            return Wording.Of($"{type}, without a body");
        }

        var words = new Quote(answer.Words, IsProse: true) { MaxLength = MaxWords };
        return mayBeData ? type : Wording.Of($"{type}, '{words}'");
    }

    private static Wording Hint(int status, Route.Proxy? proxy)
    {
        var first = status switch
        {
            401 => "Check the credentials. ",
            429 or >= 500 => "Try again later. ",
            _ => "",
        };
        var between = proxy is null ? "a proxy or firewall on the way" : proxy.Shown;
        return Wording.Of(
            $"{first}It may come from a gateway in front of Atlas, or from {between}; check {new Name("baseUrl")}.");
    }
}
