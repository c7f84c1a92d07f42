using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>Refuses answers that are not of a kind that was asked for.</summary>
internal static class AnswerType
{
    private const string Prefix = "application/vnd.atlas.";
    private const string Suffix = "+json";

    /// <exception cref="ProviderException">The answer is not JSON, or of a version that is too new.</exception>
    public static void Check(AtlasRequest request, string? contentType)
    {
        var type = AtlasErrors.Shown(contentType);
        var isVersioned = type.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && type.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);
        if (!isVersioned && !type.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw new ProviderException(
                FailureKind.UnexpectedAnswer,
                Wording.Of($"the answer to GET {request.Path} is {new Quote(type)}, not JSON."))
            {
                Hint = Wording.Of($"Check {new Name("baseUrl")}, and for a proxy in between."),
            };
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
