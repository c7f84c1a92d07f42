using AtlasBackup.Core.Contract;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Contract;

public sealed class PackageSchemaTests
{
    private static readonly PackageSchema Package = PackageSchema.Embedded;

    public static TheoryData<string> Functions => [.. SchemaFile.FunctionNames];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Reads_every_property_and_secret_mark_of_a_function(string name)
    {
        var (function, declared) = (Package.Functions[$"atlasbackup:index:{name}"], SchemaFile.Function(name));

        Assert.Equal(Declared(declared.GetProperty("inputs")), Read(function.Inputs));
        Assert.Equal(Declared(declared.GetProperty("outputs")), Read(function.Outputs));
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

    private static IEnumerable<(string, bool)> Declared(System.Text.Json.JsonElement type) =>
        SchemaFile.Paths(type).Select(entry => (entry.Path, SchemaFile.IsSecret(entry.Property)));

    private static IEnumerable<(string, bool)> Read(ObjectSchema schema) =>
        SchemaPaths.Of(schema).Select(entry => (entry.Path, entry.Property.IsSecret));
}
