namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// Reads bodies that the sockets unpack. A body that cannot be unpacked is one kind of failure with every encoding.
/// </summary>
internal static class Packing
{
    /// <summary>Refuses a body that is still packed, with an encoding that nobody requested.</summary>
    /// <exception cref="InvalidDataException">The body is still packed.</exception>
    public static void Check(HttpResponseMessage response)
    {
        // SocketsHttpHandler removes the header of an encoding that it unpacks.
        if (response.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var packings)
            && packings.ToString().Trim() is { Length: > 0 } packing
            && !packing.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException("the body is packed in a way that was not asked for");
        }
    }

    /// <summary>Reads the next part of a body.</summary>
    /// <exception cref="InvalidDataException">The body cannot be unpacked.</exception>
    public static async ValueTask<int> ReadAsync(
        Stream body,
        Memory<byte> buffer,
        CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken);
        }
        catch (InvalidOperationException exception) when (exception is not ObjectDisposedException)
        {
            // Brotli's decoder throws another exception for what gzip's decoder reports with InvalidDataException.
            throw new InvalidDataException("the body could not be unpacked", exception);
        }
    }
}
