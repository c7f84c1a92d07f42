using System.Text;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>Cuts what a status says to what every gRPC client receives.</summary>
internal static class StatusText
{
    // Clients take 8 KB of headers. A message is one of them, and the details repeat it.
    private const int MaxBytes = 3 * 1024;

    // What gRPC writes a byte as that is not printable ASCII, such as %E2.
    private const int EscapedSize = 3;

    private const string Ellipsis = "…";

    public static string Fit(string message)
    {
        if (SizeOf(message) <= MaxBytes)
        {
            return message;
        }

        var left = MaxBytes - SizeOf(Ellipsis);
        var end = 0;
        foreach (var rune in message.EnumerateRunes())
        {
            left -= SizeOf(rune);
            if (left < 0)
            {
                break;
            }

            end += rune.Utf16SequenceLength;
        }

        return message[..end] + Ellipsis;
    }

    private static int SizeOf(string text) => text.EnumerateRunes().Sum(SizeOf);

    private static int SizeOf(Rune rune) =>
        rune.Value is >= ' ' and <= '~' and not '%' ? 1 : EscapedSize * rune.Utf8SequenceLength;
}
