using AtlasBackup.Core.Values;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>
/// How much the parts of an answer take together. They are written side by side, and are counted while they grow: a
/// list that is too large must not be read to its end.
/// </summary>
internal sealed class SizeLimit
{
    /// <summary>What the engine and the SDKs take in one message, less room for the rest of it.</summary>
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
