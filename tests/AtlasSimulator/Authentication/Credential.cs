using Microsoft.AspNetCore.Http;

namespace AtlasBackup.AtlasSimulator.Authentication;

/// <summary>What a request shows in its Authorization header.</summary>
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

        // The scheme is logged: a header that is nothing but a secret must not pass for one.
        var scheme = Array.Find(Schemes, scheme => header.StartsWith($"{scheme} ", StringComparison.OrdinalIgnoreCase));
        return scheme is null ? new Credential("unknown", "") : new Credential(scheme, header[(scheme.Length + 1)..]);
    }
}
