using System.Net;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Atlas.Http;

/// <summary>A service account, whose token endpoint a test scripts.</summary>
internal sealed class TestServiceAccount
{
    public const string MintPath = "/prefix/api/oauth/token";
    public const string RevokePath = "/prefix/api/oauth/revoke";

    // "mdb_sa_id_1:mdb_sa_sk_a%2Bb": both parts are escaped before they are joined.
    public const string Basic = "Basic bWRiX3NhX2lkXzE6bWRiX3NhX3NrX2ElMkJi";

    private static readonly Uri BaseUrl = new("https://atlas.test/prefix/");

    private int _made;

    /// <summary>How many tokens have been made.</summary>
    public int Made => _made;

    /// <summary>The answer with the next token: token-1, token-2, …</summary>
    public HttpResponseMessage Token(string lifetime = "3600") => ScriptedAtlas.Answer(
        HttpStatusCode.OK,
        $$"""{"access_token":"token-{{Interlocked.Increment(ref _made)}}","expires_in":{{lifetime}}}""");

    public static ServiceAccountTokens Tokens(ScriptedAtlas endpoint, TimeProvider time, HeldSecrets? held = null)
    {
        var account = new Credentials.ServiceAccount(new Secret("mdb_sa_id_1"), new Secret("mdb_sa_sk_a+b"));
        var tokens = new TokenEndpoint(endpoint.BehindPipeline(), BaseUrl, account);
        return new ServiceAccountTokens(tokens, held ?? new HeldSecrets(), time);
    }
}
