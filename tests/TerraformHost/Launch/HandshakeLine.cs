namespace AtlasBackup.TerraformHost.Launch;

/// <summary>The line by which a provider says where it listens.</summary>
internal sealed record HandshakeLine(string Network, string Address, byte[] Certificate)
{
    /// <exception cref="FormatException">It is another line.</exception>
    public static HandshakeLine Parse(string line) => line.Split('|') switch
    {
        ["1", "6", "unix" or "tcp", var address, "grpc", var certificate, ..] => new HandshakeLine(
            line.Split('|')[2], address, FromRawBase64(certificate)),
        _ => throw new FormatException($"not the first line of a provider: '{line}'"),
    };

    private static byte[] FromRawBase64(string text) => text.Contains('=', StringComparison.Ordinal)
        ? throw new FormatException("the certificate has padding, which Terraform does not read")
        : Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
}
