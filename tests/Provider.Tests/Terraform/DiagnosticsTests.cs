using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Terraform;
using Tfplugin6;

namespace AtlasBackup.Provider.Tests.Terraform;

public sealed class DiagnosticsTests
{
    [Fact]
    public void Makes_the_message_the_summary_and_the_hint_the_detail()
    {
        var exception = new ProviderException(FailureKind.Unavailable, "could not reach Atlas.")
        {
            Hint = Wording.Of($"Check {new Name("baseUrl")}."),
        };

        var error = Assert.Single(Diagnostics.Of(exception));

        Assert.Equal(
            (Severity.Error, "Could not reach Atlas", "Check base_url."),
            (error.Severity, error.Summary, error.Detail));
        Assert.Null(error.Attribute);
    }

    [Fact]
    public void Gives_each_argument_its_place_and_never_what_was_given()
    {
        var exception = new ProviderException(FailureKind.InvalidArgument, "the arguments are invalid")
        {
            Failures =
            [
                new InputFailure("groupId", "expected an ID", "'my-secret-thing'"),
                new InputFailure("", "and more"),
            ],
        };

        var errors = Diagnostics.Of(exception).ToList();

        Assert.Equal(["group_id: expected an ID", "And more"], errors.Select(error => error.Summary));
        Assert.Equal("group_id", Assert.Single(errors[0].Attribute.Steps).AttributeName);
        Assert.All(errors, error => Assert.Equal("", error.Detail));
    }

    [Fact]
    public void Gives_a_secret_setting_no_place_because_Terraform_would_show_its_line()
    {
        var error = Assert.Single(Diagnostics.Of([new InputFailure("clientSecret", "expected text")]));

        Assert.Equal("client_secret: expected text", error.Summary);
        Assert.Null(error.Attribute);
    }
}
