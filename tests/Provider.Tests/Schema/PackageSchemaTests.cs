using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Provider.Tests.Schema;

public sealed class PackageSchemaTests
{
    private static readonly PackageSchema Package = PackageSchema.Embedded;

    [Fact]
    public void Keeps_every_credential_of_the_configuration_secret_and_nothing_else()
    {
        var secrets = Secrets(Package.Configuration);

        Assert.Equal(["accessToken", "clientId", "clientSecret", "publicKey", "privateKey"], secrets);
    }

    [Fact]
    public void Keeps_what_downloads_a_backup_secret_and_nothing_else()
    {
        var secrets = Package.Functions.Values
            .SelectMany(
                function => Secrets(function.Outputs).Select(path => $"{function.Token.Split(':')[2]}: {path}"));

        Assert.Equal(
            [
                "listLegacyRestoreJobs: results[].delivery.authValue",
                "listLegacyRestoreJobs: results[].delivery.url",
                "listLegacyRestoreJobs: results[].delivery.urlV2",
                "listTenantRestores: results[].snapshotUrl",
            ],
            secrets);
    }

    [Fact]
    public void Lets_download_links_be_left_out_exactly_where_there_are_some()
    {
        Assert.All(Package.Functions.Values, function => Assert.Equal(
            Secrets(function.Outputs).Any(),
            function.Inputs.Find(Arguments.OmitDownloadLinks) is not null));
    }

    [Fact]
    public void Marks_no_input_of_a_function_secret()
    {
        Assert.Empty(Package.Functions.Values.SelectMany(function => Secrets(function.Inputs)));
    }

    [Theory]
    [InlineData("accessToken", "MONGODB_ATLAS_ACCESS_TOKEN")]
    [InlineData("clientId", "MONGODB_ATLAS_CLIENT_ID")]
    [InlineData("clientSecret", "MONGODB_ATLAS_CLIENT_SECRET")]
    [InlineData("publicKey", "MONGODB_ATLAS_PUBLIC_API_KEY", "MONGODB_ATLAS_PUBLIC_KEY", "MCLI_PUBLIC_API_KEY")]
    [InlineData("privateKey", "MONGODB_ATLAS_PRIVATE_API_KEY", "MONGODB_ATLAS_PRIVATE_KEY", "MCLI_PRIVATE_API_KEY")]
    [InlineData("baseUrl", "MONGODB_ATLAS_BASE_URL", "MCLI_OPS_MANAGER_URL")]
    [InlineData("maxRetries")]
    [InlineData("requestTimeoutSeconds")]
    [InlineData("maxConcurrentRequests")]
    public void Takes_configuration_from_the_variables_of_Atlas_own_tools(string key, params string[] variables)
    {
        Assert.Equal(variables, Package.Configuration.Find(key)?.Environment);
    }

    private static IEnumerable<string> Secrets(ObjectSchema schema) =>
        SchemaPaths.Of(schema).Where(entry => entry.Property.IsSecret).Select(entry => entry.Path);
}
