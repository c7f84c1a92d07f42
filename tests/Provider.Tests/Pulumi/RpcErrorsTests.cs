using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Pulumi;
using AtlasBackup.Tests.Support;
using Grpc.Core;
using Pulumirpc;

namespace AtlasBackup.Provider.Tests.Pulumi;

public sealed class RpcErrorsTests
{
    [Theory]
    [InlineData("InvalidArgument", StatusCode.InvalidArgument)]
    [InlineData("Configuration", StatusCode.FailedPrecondition)]
    [InlineData("Unauthenticated", StatusCode.Unauthenticated)]
    [InlineData("PermissionDenied", StatusCode.PermissionDenied)]
    [InlineData("NotFound", StatusCode.NotFound)]
    [InlineData("Refused", StatusCode.FailedPrecondition)]
    [InlineData("RateLimited", StatusCode.ResourceExhausted)]
    [InlineData("Unavailable", StatusCode.Unavailable)]
    [InlineData("TimedOut", StatusCode.DeadlineExceeded)]
    [InlineData("UnexpectedAnswer", StatusCode.Internal)]
    [InlineData("TooLarge", StatusCode.FailedPrecondition)]
    [InlineData("Cancelled", StatusCode.Cancelled)]
    [InlineData("Bug", StatusCode.Internal)]
    public void Maps_each_status_and_code_to_the_kind_of_failure(string kind, StatusCode code)
    {
        var failure = new ProviderException(Enum.Parse<FailureKind>(kind), "what was tried.") { Hint = "What to do." };

        var error = RpcErrors.From(failure);

        Assert.Equal((code, "what was tried. What to do."), (error.StatusCode, error.Status.Detail));
    }

    // Clients in Go, C and JavaScript take 8 KB of headers; gRPC writes each byte that is not ASCII as three.
    [Theory]
    [InlineData("x", 1000)]
    [InlineData("%", 1000)]
    [InlineData("é", 511)]
    [InlineData("漢", 341)]
    [InlineData("😀", 511)]
    [InlineData("\ud800", 341)]
    public void Shortens_texts_to_what_every_client_receives(string text, int length)
    {
        var message = string.Concat(Enumerable.Repeat(text, 1000 / text.Length));

        var error = RpcErrors.From(new ProviderException(FailureKind.Refused, message));

        Assert.InRange(error.Status.Detail.Length, length - 2, length + 1);
        Assert.InRange(
            Uri.EscapeDataString(error.Status.Detail).Length, 0, text == "x" ? 1000 : 3 * 1024);
        Assert.Equal(error.Status.Detail.Length == message.Length, !error.Status.Detail.EndsWith('…'));
    }

    [Fact]
    public void Reports_missing_keys_in_the_form_from_which_the_engine_lists_them()
    {
        var error = RpcErrors.From(Missing());

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
            way => Assert.Contains(way, Missing().Message, StringComparison.Ordinal));
    }

    private static ProviderException Missing() =>
        Configurations.Read([]).Refusal(PulumiPlugin.FrontEnd.HowToConfigure)
            ?? throw new InvalidOperationException("credentials are there");
}
