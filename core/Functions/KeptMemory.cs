using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Functions;

/// <summary>Counts the memory of outputs that are kept for a while, against the share of their call.</summary>
internal sealed class KeptMemory(MemoryShare share) : IDisposable
{
    private long _bytes;

    /// <inheritdoc cref="MemoryShare.Add"/>
    public void Add(long bytes)
    {
        share.Add(bytes);
        Interlocked.Add(ref _bytes, bytes);
    }

    public void Dispose() => share.Subtract(Interlocked.Exchange(ref _bytes, 0));
}
