using AtlasBackup.Core.Atlas;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Pulumi;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.Provider.Tests.Pulumi;

public sealed class RpcErrorsTests
{
    [Theory]
    [InlineData(400, StatusCode.InvalidArgument)]
    [InlineData(401, StatusCode.Unauthenticated)]
    [InlineData(402, StatusCode.FailedPrecondition)]
    [InlineData(403, StatusCode.PermissionDenied)]
    [InlineData(404, StatusCode.NotFound)]
    [InlineData(406, StatusCode.FailedPrecondition)]
    [InlineData(408, StatusCode.DeadlineExceeded)]
    [InlineData(409, StatusCode.FailedPrecondition)]
    [InlineData(410, StatusCode.FailedPrecondition)]
    [InlineData(429, StatusCode.ResourceExhausted)]
    [InlineData(500, StatusCode.Unavailable)]
    [InlineData(503, StatusCode.Unavailable)]
    [InlineData(302, StatusCode.Internal)]
    public void Means_by_its_code_what_Atlas_means_by_its_status(int status, StatusCode code)
    {
        var failure = new ProviderException(AtlasErrors.Meaning(status), "unredacted");

        var error = RpcErrors.From(failure, "what the user reads");

        Assert.Equal((code, "what the user reads"), (error.StatusCode, error.Status.Detail));
    }

    [Theory]
    [InlineData("TimedOut", StatusCode.DeadlineExceeded)]
    [InlineData("Unavailable", StatusCode.Unavailable)]
    [InlineData("UnexpectedAnswer", StatusCode.Internal)]
    public void Means_by_its_code_how_the_way_to_Atlas_failed(string failure, StatusCode code)
    {
        Assert.Equal(code, RpcErrors.From(new ProviderException(Enum.Parse<FailureKind>(failure), "x"), "x").StatusCode);
    }

    [Fact]
    public void Calls_a_bug_a_bug_and_says_where_to_report_it()
    {
        var error = RpcErrors.Bug(new InvalidOperationException("…"), "schema.json: broken");

        Assert.Equal(StatusCode.Internal, error.StatusCode);
        Assert.Equal(
            "this is a bug in the atlasbackup provider (InvalidOperationException: schema.json: broken); please report "
                + "it at "
            + "https://github.com/atlasbackup/pulumi-atlasbackup/issues",
            error.Status.Detail);
    }

    [Fact]
    public void Tells_the_engine_which_keys_are_missing_in_the_form_that_it_spells_out()
    {
        var error = RpcErrors.MissingKeys(MissingCredentials.Message, MissingCredentials.Keys);

        var status = Google.Rpc.Status.Parser.ParseFrom(error.Trailers.GetValueBytes("grpc-status-details-bin"));
        var missing = Assert.Single(status.Details).Unpack<ConfigureErrorMissingKeys>();
        Assert.Equal(StatusCode.FailedPrecondition, error.StatusCode);
        Assert.Equal(((int)StatusCode.FailedPrecondition, error.Status.Detail), (status.Code, status.Message));
        Assert.Equal("type.googleapis.com/pulumirpc.ConfigureErrorMissingKeys", status.Details[0].TypeUrl);
        Assert.Equal(["atlasbackup:clientId", "atlasbackup:clientSecret"], missing.MissingKeys.Select(key => key.Name));
        Assert.All(missing.MissingKeys, key => Assert.EndsWith(".", key.Description, StringComparison.Ordinal));
        Assert.EndsWith(
            "Or give an API key (publicKey, privateKey) or an accessToken instead.",
            missing.MissingKeys[0].Description,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Names_every_way_to_give_credentials()
    {
        Assert.All(
            new[]
            {
                "clientId", "clientSecret", "publicKey", "privateKey", "accessToken", "MONGODB_ATLAS_CLIENT_ID",
                "MONGODB_ATLAS_CLIENT_SECRET", "MONGODB_ATLAS_PUBLIC_API_KEY", "MONGODB_ATLAS_PRIVATE_API_KEY",
                "MONGODB_ATLAS_ACCESS_TOKEN", "pulumi config set --secret",
            },
            way => Assert.Contains(way, MissingCredentials.Message, StringComparison.Ordinal));
    }
}
