using System.Text;

namespace AtlasBackup.Provider.Pulumi;

/// <summary>Shortens the text of a status to a length that every gRPC client receives.</summary>
internal static class StatusText
{
    // Clients accept 8 KB of headers. The message is in a header, and the details in another header repeat it.
    private const int MaxBytes = 3 * 1024;

    // The size of a byte that is not printable ASCII as gRPC writes it, such as %E2.
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
