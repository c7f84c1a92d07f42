namespace AtlasBackup.Core.Atlas.Http;

/// <summary>
/// Reads bodies that the sockets unpack. What cannot be unpacked is one kind of failure, whatever it was packed with.
/// </summary>
internal static class Packing
{
    /// <summary>Refuses a body that is still packed: the sockets do not know how, and nobody asked for it.</summary>
    /// <exception cref="InvalidDataException">It is.</exception>
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

    /// <summary>Reads on.</summary>
    /// <exception cref="InvalidDataException">What there is cannot be unpacked.</exception>
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
            // How Brotli's decoder says what that of gzip says with InvalidDataException.
            throw new InvalidDataException("the body could not be unpacked", exception);
        }
    }
}
