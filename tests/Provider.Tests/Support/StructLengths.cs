namespace AtlasBackup.Provider.Tests.Support;

/// <summary>Lengths near which a container's own length needs another byte.</summary>
internal static class StructLengths
{
    // The bytes around a text in these tests are fewer than this.
    private const int Around = 30;

    /// <summary>The lengths from which a protobuf varint needs another byte.</summary>
    public static TheoryData<int> Limits => [Around, 128, 16_384, 2_097_152];

    public static IEnumerable<string> TextsUpTo(int limit) =>
        Enumerable.Range(limit - Around, Around + 2).Select(length => new string('x', length));
}
