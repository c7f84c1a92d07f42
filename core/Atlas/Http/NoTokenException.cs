namespace AtlasBackup.Core.Atlas.Http;

/// <summary>Says that the token endpoint answered, and gave no token.</summary>
/// <param name="refusal">Its answer: a refusal, or a success that holds no token.</param>
internal sealed class NoTokenException(Refusal refusal) : Exception($"no token from {refusal.Asked}")
{
    public Refusal Refusal { get; } = refusal;
}
