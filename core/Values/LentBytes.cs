using System.Buffers;

namespace AtlasBackup.Core.Values;

/// <summary>
/// Lends memory for bytes. Small arrays come from the shared pool. Large arrays do not, because the pool would keep any
/// number of them long after they are needed.
/// </summary>
internal static class LentBytes
{
    private const int LargestPooled = 1024 * 1024;

    // So much unused memory may remain until it is collected: the collector would wait for as much as is in use.
    private const long MostDropped = 64 * 1024 * 1024;

    private static long Dropped;

    public static byte[] Rent(int size) => size <= LargestPooled
        ? ArrayPool<byte>.Shared.Rent(size)
        : GC.AllocateUninitializedArray<byte>(size);

    public static void Return(byte[] bytes)
    {
        if (bytes.Length <= LargestPooled)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
        else if (Interlocked.Add(ref Dropped, bytes.Length) > MostDropped)
        {
            Interlocked.Exchange(ref Dropped, 0);
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
        }
    }
}
