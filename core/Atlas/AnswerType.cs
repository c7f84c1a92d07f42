using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>Refuses answers that are not of a kind that was asked for.</summary>
internal static class AnswerType
{
    private const string Prefix = "application/vnd.atlas.";
    private const string Suffix = "+json";

    /// <exception cref="ProviderException">The answer is not JSON, or of a version that is too new.</exception>
    public static void Check(AtlasRequest request, HttpResponseMessage response, Route route)
    {
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        var isVersioned = type.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && type.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);
        if (!isVersioned && !type.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw ForeignAnswer.Of(Refusal.Of(response, $"GET {request.Path}") with { Route = route });
        }

        // Atlas answers in the newest version that is not newer than the one asked for.
        if (isVersioned && string.CompareOrdinal(type[Prefix.Length..^Suffix.Length], request.ApiVersion) > 0)
        {
            throw new ProviderException(
                FailureKind.UnexpectedAnswer,
                Wording.Of(
                    $"the answer to GET {request.Path} is {new Quote(type)}, "
                    + $"newer than the {request.ApiVersion} that was asked for."));
        }
    }
}
