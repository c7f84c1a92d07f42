namespace AtlasBackup.Core.Functions;

/// <summary>Texts that are secret: a text that has one of them in it is a secret as well.</summary>
/// <param name="utf8">The texts.</param>
/// <param name="minPart">A shorter one is a secret only where it is the whole text.</param>
internal sealed class SecretTexts(IReadOnlyList<byte[]> utf8, int minPart = 1)
{
    public static SecretTexts None { get; } = new([]);

    public bool IsEmpty => utf8.Count == 0;

    public bool IsIn(ReadOnlySpan<byte> text)
    {
        foreach (var secret in utf8)
        {
            if (secret.Length >= minPart ? text.IndexOf(secret) >= 0 : text.SequenceEqual(secret))
            {
                return true;
            }
        }

        return false;
    }
}
