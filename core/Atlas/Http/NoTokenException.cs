namespace AtlasBackup.Core.Atlas.Http;

/// <summary>Says that the token endpoint answered, and gave no token.</summary>
/// <param name="asked">The method and the path.</param>
/// <param name="refusal">Its refusal, or null when the answer is a success and something other than a token.</param>
internal sealed class NoTokenException(string asked, Refusal? refusal = null) : Exception($"no token from {asked}")
{
    public string Asked { get; } = asked;

    public Refusal? Refusal { get; } = refusal;
}
