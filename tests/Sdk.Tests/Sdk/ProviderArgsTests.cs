using System.Reflection;
using System.Text.Json;
using Atlas.Backup;
using Pulumi;

namespace AtlasBackup.Sdk.Tests.Sdk;

/// <summary>
/// Environment variables belong to the whole process, so these tests are in one class and run one by one.
/// </summary>
public sealed class ProviderArgsTests : IDisposable
{
    private static readonly JsonElement Inputs = Repository.ReadSchema().GetProperty("provider")
        .GetProperty("inputProperties");

    private readonly Dictionary<string, string?> _environment = Variables().ToDictionary(
        variable => variable, Environment.GetEnvironmentVariable);

    public ProviderArgsTests()
    {
        foreach (var variable in _environment.Keys)
        {
            Environment.SetEnvironmentVariable(variable, "from the environment");
        }
    }

    public static TheoryData<string> TextInputs =>
        [.. Inputs.EnumerateObject().Where(input => TypeOf(input.Value) == "string").Select(input => input.Name)];

    public void Dispose()
    {
        foreach (var (variable, value) in _environment)
        {
            Environment.SetEnvironmentVariable(variable, value);
        }
    }

    [Theory]
    [MemberData(nameof(TextInputs))]
    public async Task Secrets_and_only_secrets_become_secret(string input)
    {
        var args = new ProviderArgs();
        PropertyOf(input).SetValue(args, (Input<string>)"some value");

        var value = (Input<string>)PropertyOf(input).GetValue(args)!;
        Assert.Equal(IsSecret(input), await Output.IsSecretAsync((Output<string>)value));
    }

    [Theory]
    [MemberData(nameof(TextInputs))]
    public void No_argument_is_taken_from_the_environment(string input)
    {
        var args = new ProviderArgs();

        Assert.Null(PropertyOf(input).GetValue(args));
        PropertyOf(input).SetValue(args, (Input<string>)"some value");
        PropertyOf(input).SetValue(args, null);
        Assert.Null(PropertyOf(input).GetValue(args));
    }

    [Fact]
    public void Each_input_has_its_wire_name_and_travels_as_json_unless_it_is_text()
    {
        var expected = Inputs.EnumerateObject().Select(input => (input.Name, TypeOf(input.Value) != "string"));

        const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        var attributes = typeof(ProviderArgs).GetMembers(Members)
            .SelectMany(member => member.CustomAttributes)
            .Where(attribute => attribute.AttributeType == typeof(InputAttribute))
            .Select(attribute => (
                (string)attribute.ConstructorArguments[0].Value!,
                (bool)attribute.ConstructorArguments[2].Value!));
        Assert.Equal(expected.Order(), attributes.Order());
    }

    private static PropertyInfo PropertyOf(string input) =>
        typeof(ProviderArgs).GetProperty(SchemaDeclarations.Pascal(input))!;

    private static string? TypeOf(JsonElement input) => input.GetProperty("type").GetString();

    private static bool IsSecret(string input) =>
        Inputs.GetProperty(input).TryGetProperty("secret", out var secret) && secret.GetBoolean();

    private static IEnumerable<string> Variables() => JsonDocument.Parse(Repository.Read("contract/package.json"))
        .RootElement.GetProperty("settings").EnumerateObject()
        .Where(setting => setting.Value.TryGetProperty("environment", out _))
        .SelectMany(setting => setting.Value.GetProperty("environment").EnumerateArray())
        .Select(variable => variable.GetString()!);
}
