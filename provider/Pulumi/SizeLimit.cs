using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>
/// Counts the size of all parts of an answer together. The parts are written at the same time and are counted while
/// they grow, so that a list that is too large is not read to its end.
/// </summary>
internal sealed class SizeLimit
{
    /// <summary>
    /// The largest message that the engine and the SDKs accept, less room for the rest of the message.
    /// </summary>
    public const int Max = (400 * 1024 * 1024) - 1024;

    private long _used;

    public static ProviderException Exceeded() => new(
        FailureKind.TooLarge,
        Wording.Of(
            $"the result is larger than 400 MB, which is all that Pulumi takes at once; "
            + $"read it page by page with {new Name("pageNum")}"));

    public void Add(int bytes)
    {
        if (Interlocked.Add(ref _used, bytes) > Max)
        {
            throw Exceeded();
        }
    }

    public void Subtract(int bytes) => Interlocked.Add(ref _used, -bytes);
}
