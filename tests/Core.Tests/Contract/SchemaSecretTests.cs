using System.Text.Json;

namespace AtlasBackup.Core.Tests.Contract;

public sealed class SchemaSecretTests
{
    public static TheoryData<string> Functions => [.. SchemaFile.FunctionNames];

    [Fact]
    public void Keeps_every_credential_of_the_configuration_secret_and_nothing_else()
    {
        var secrets = SchemaFile.Root.GetProperty("config").GetProperty("variables").EnumerateObject()
            .Where(setting => SchemaFile.IsSecret(setting.Value))
            .Select(setting => setting.Name);

        Assert.Equal(["accessToken", "clientId", "clientSecret", "privateKey", "publicKey"], secrets.Order());
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Offers_to_leave_out_download_links_only_in_functions_that_have_them(string function)
    {
        var inputs = SchemaFile.Function(function).GetProperty("inputs").GetProperty("properties");

        Assert.Equal(
            Outputs(function).Any(entry => SchemaFile.IsSecret(entry.Property)),
            inputs.TryGetProperty("omitDownloadLinks", out _));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Marks_no_input_of_a_function_secret(string function)
    {
        var inputs = SchemaFile.Paths(SchemaFile.Function(function).GetProperty("inputs"));

        Assert.DoesNotContain(inputs, entry => SchemaFile.IsSecret(entry.Property));
    }

    private static List<(string Path, JsonElement Property)> Outputs(string function) =>
        [.. SchemaFile.Paths(SchemaFile.Outputs(function))];
}
