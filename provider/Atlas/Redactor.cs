namespace AtlasBackup.Provider.Atlas;

/// <summary>Takes secrets out of texts that people will read, whoever put them there.</summary>
internal sealed class Redactor(IEnumerable<string> secrets)
{
    private const string Mark = "[secret]";

    // A shorter text would blot out half of every sentence, and is no secret worth keeping.
    private const int MinLength = 4;

    // The longest first: a shorter one inside it would leave its rest behind.
    private readonly List<string> _secrets = [.. secrets.Where(secret => secret.Length >= MinLength).OrderByDescending(secret => secret.Length)];

    public string Redact(string text)
    {
        foreach (var secret in _secrets)
        {
            text = text.Replace(secret, Mark, StringComparison.Ordinal);
        }

        return text;
    }
}
