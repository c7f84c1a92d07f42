using System.Globalization;

namespace AtlasBackup.AtlasSimulator.World;

/// <summary>Makes IDs as MongoDB does: the time in the first four bytes, and a number that no other has.</summary>
internal sealed class ObjectIds
{
    private int _last;

    public string At(DateTimeOffset time) => string.Create(
        CultureInfo.InvariantCulture,
        $"{time.ToUnixTimeSeconds():x8}{Interlocked.Increment(ref _last):x16}");

    public static bool IsOne(string text) => text.Length == 24 && text.All(char.IsAsciiHexDigitLower);

    public static DateTimeOffset TimeOf(string id)
    {
        var seconds = uint.Parse(id.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return DateTimeOffset.FromUnixTimeSeconds(seconds);
    }
}
