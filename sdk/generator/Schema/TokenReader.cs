using System.Text.RegularExpressions;

namespace AtlasBackup.SdkGenerator.Schema;

/// <summary>Splits tokens, <c>package:module:name</c>, by the module format of the schema.</summary>
internal sealed class TokenReader(string package, SchemaNode? meta)
{
    private readonly Regex _moduleFormat =
        new($"^(?:{meta?.TextOf("moduleFormat") ?? "(.*)"})$", RegexOptions.CultureInvariant);

    public Token Read(string token, SchemaNode node)
    {
        var parts = token.Split(':');
        if (parts.Length != 3 || parts[2].Length == 0)
        {
            throw node.Problem("expected a token, package:module:name");
        }

        if (parts[0] != package)
        {
            throw node.Problem($"belongs to package '{parts[0]}', this is '{package}'");
        }

        var match = _moduleFormat.Match(parts[1]);
        var module = match is { Success: true, Groups.Count: > 1 } ? match.Groups[1].Value : parts[1];

        return new Token(token, module == "index" ? "" : module, parts[2]);
    }
}
