using System.Net;
using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Atlas.Http;

/// <summary>A body that has been read to its end, in memory that goes to another one when it is disposed.</summary>
internal sealed class BufferedContent(byte[] buffer, int length, MemoryBudget memory) : HttpContent
{
    private byte[]? _buffer = buffer;

    public ReadOnlyMemory<byte> Bytes =>
        (_buffer ?? throw new ObjectDisposedException(nameof(BufferedContent))).AsMemory(0, length);

    /// <summary>The body of an answer that came out of the pipeline.</summary>
    public static ReadOnlyMemory<byte> BytesOf(HttpResponseMessage response) =>
        response.Content is BufferedContent buffered
            ? buffered.Bytes
            : throw new InvalidOperationException("the body has not been read");

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        stream.WriteAsync(Bytes).AsTask();

    protected override bool TryComputeLength(out long computed)
    {
        computed = length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _buffer, null) is { } lent)
        {
            LentBytes.Return(lent);
            memory.Subtract(lent.Length);
        }

        base.Dispose(disposing);
    }
}
