using System.Net;
using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Tests.Support.ScriptedAtlas;

namespace AtlasBackup.Core.Tests.Atlas;

/// <summary>A hint names the kind of credentials that was used, wherever the refusal comes from.</summary>
public sealed class CredentialKindTests
{
    private const string NotOnList =
        """{ "error": 403, "errorCode": "IP_ADDRESS_NOT_ON_ACCESS_LIST", "detail": "Not on the list." }""";

    private static readonly AtlasRequest Request = new("groups/g/things", "", "2023-01-01", "g");

    [Fact]
    public async Task Names_the_service_account_when_the_token_endpoint_refuses_the_address()
    {
        var account = new Credentials.ServiceAccount(new Secret("mdb_sa_id_1"), new Secret("mdb_sa_sk_1"));

        var failure = await FailureAsync(account, InOrder(Answer(HttpStatusCode.Forbidden, NotOnList)));

        Assert.Equal("Add the address to the access list of the service account in Atlas.", failure.Hint?.ToString());
    }

    [Fact]
    public async Task Names_the_access_token_when_the_refusal_is_in_an_envelope()
    {
        var token = new Credentials.AccessToken(new Secret("token"));
        var envelope = $$"""{ "status": 403, "content": {{NotOnList}} }""";

        var failure = await FailureAsync(token, InOrder(Answer(HttpStatusCode.OK, envelope)));

        Assert.Equal(
            "Add the address to the access list of the service account of the access token in Atlas.",
            failure.Hint?.ToString());
    }

    private static async Task<ProviderException> FailureAsync(Credentials credentials, ScriptedAtlas atlas)
    {
        var transport = Transports.Plain() with { Network = atlas };
        using var client = new AtlasClient(
            credentials, new Uri("https://atlas.test/"), transport, new DeprecationNotice(transport.Log));
        return await Assert.ThrowsAsync<ProviderException>(
            () => client.ReadTextAsync(Request, TestContext.Current.CancellationToken));
    }
}
