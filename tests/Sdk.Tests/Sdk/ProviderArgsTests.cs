using System.Reflection;
using System.Text.Json;
using Atlas.Backup;
using Pulumi;

namespace AtlasBackup.Sdk.Tests.Sdk;

/// <summary>
/// Environment variables belong to the whole process, so these tests stand in one class and run one by one.
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
            Environment.SetEnvironmentVariable(variable, null);
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
    public void What_is_nowhere_given_stays_unset(string input)
    {
        var args = new ProviderArgs();

        Assert.Null(PropertyOf(input).GetValue(args));
        PropertyOf(input).SetValue(args, (Input<string>)"some value");
        PropertyOf(input).SetValue(args, null);
        Assert.Null(PropertyOf(input).GetValue(args));
    }

    [Theory]
    [MemberData(nameof(TextInputs))]
    public async Task Every_environment_variable_of_the_schema_is_read(string input)
    {
        foreach (var variable in VariablesOf(input))
        {
            Environment.SetEnvironmentVariable(variable, "from the environment");

            var value = (Input<string>?)PropertyOf(input).GetValue(new ProviderArgs());

            Assert.True(value is not null, variable);
            Assert.Equal(IsSecret(input), await Output.IsSecretAsync((Output<string>)value));
            Environment.SetEnvironmentVariable(variable, null);
        }
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

    private static IEnumerable<string> Variables() =>
        Inputs.EnumerateObject().SelectMany(input => VariablesOf(input.Name));

    private static IEnumerable<string> VariablesOf(string input) =>
        Inputs.GetProperty(input).TryGetProperty("defaultInfo", out var info)
            ? info.GetProperty("environment").EnumerateArray().Select(variable => variable.GetString()!)
            : [];
}
