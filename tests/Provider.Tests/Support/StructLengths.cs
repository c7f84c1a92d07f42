namespace AtlasBackup.Provider.Tests.Support;

/// <summary>Lengths about which a container's own length takes another byte.</summary>
internal static class StructLengths
{
    // What stands around a text in these tests takes fewer bytes than this.
    private const int Around = 30;

    /// <summary>The lengths from which on a protobuf varint takes another byte.</summary>
    public static TheoryData<int> Limits => [Around, 128, 16_384, 2_097_152];

    public static IEnumerable<string> TextsUpTo(int limit) =>
        Enumerable.Range(limit - Around, Around + 2).Select(length => new string('x', length));
}
