using System.Text;

namespace AtlasBackup.Core.Functions;

/// <summary>Texts that came as secrets: a text that has one of them in it is a secret as well.</summary>
internal sealed class SecretTexts(IEnumerable<string> texts)
{
    private readonly byte[][] _utf8 = [.. texts.Where(text => text.Length > 0).Select(Encoding.UTF8.GetBytes)];

    public bool IsIn(ReadOnlySpan<byte> text)
    {
        foreach (var secret in _utf8)
        {
            if (text.IndexOf(secret) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
