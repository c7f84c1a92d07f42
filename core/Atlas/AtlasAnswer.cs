using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas;

/// <summary>
/// A finished answer of Atlas: JSON, taken out of its envelope, of the version that was asked for. Its memory is pooled
/// and belongs to another answer once this one is disposed.
/// </summary>
internal sealed class AtlasAnswer(AtlasRequest request, ReadOnlyMemory<byte> json, IDisposable lease) : IDisposable
{
    public ReadOnlyMemory<byte> Json { get; } = json;

    /// <summary>When Atlas answered, by its own clock, or null when the answer does not say.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Says that the answer is not what Atlas documents.</summary>
    public ProviderException Unexpected(Wording what, Exception? cause = null) =>
        new(
            FailureKind.UnexpectedAnswer,
            Wording.Of($"the answer to GET {request.Path} is not what Atlas documents: {what}."),
            cause);

    public void Dispose() => lease.Dispose();
}
