using Microsoft.AspNetCore.Http;

namespace AtlasBackup.AtlasSimulator.Authentication;

/// <summary>The content of the Authorization header of a request.</summary>
internal readonly record struct Credential(string Scheme, string Parameter)
{
    public const string Digest = "Digest";
    public const string Bearer = "Bearer";
    public const string Basic = "Basic";

    private static readonly string[] Schemes = [Digest, Bearer, Basic];

    public static Credential Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return new Credential("", "");
        }

        // The scheme is logged, so a header that holds only a secret must not be read as a scheme.
        var scheme = Array.Find(Schemes, scheme => header.StartsWith($"{scheme} ", StringComparison.OrdinalIgnoreCase));
        return scheme is null ? new Credential("unknown", "") : new Credential(scheme, header[(scheme.Length + 1)..]);
    }
}
