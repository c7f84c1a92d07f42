using AtlasBackup.Polyfills.Tests.Fakes;
using Pulumi;

namespace AtlasBackup.Polyfills.Tests;

/// <summary>What resources are constructed with, and what their constructors refuse.</summary>
public sealed class ConstructorTests
{
    [Theory]
    [InlineData("greeter:index:Card", "", "name")]
    [InlineData("greeter:index:Card", null, "name")]
    [InlineData("", "en", "type")]
    [InlineData(null, "en", "type")]
    public async Task Refuses_a_resource_without_a_type_or_a_name(string? type, string? name, string parameter)
    {
        await using var engine = await FakeEngine.StartAsync();

        var exception = await engine.ReadAsync(() => Task.FromResult(
            Record.Exception(() => new CustomResource(type!, name!, ResourceArgs.Empty, options: null))));

        Assert.IsType<ArgumentException>(exception);
        Assert.Equal($"'{parameter}' cannot be null or empty. (Parameter '{parameter}')", exception.Message);
    }

    // Which calls the compiler takes, and which it finds ambiguous, depends on every one of them.
    [Theory]
    [InlineData(
        typeof(CustomResource),
        "type, name, args, options?",
        "type, name, args, options?, registerPackageRequest?")]
    [InlineData(
        typeof(ProviderResource),
        "package, name, args, options?",
        "package, name, args, options?, registerPackageRequest?")]
    [InlineData(
        typeof(ComponentResource),
        "type, name, options?",
        "type, name, args, options, remote, registerPackageRequest?",
        "type, name, args, options?, remote?")]
    public void A_resource_has_the_constructors_of_the_real_package(Type type, params string[] expected)
    {
        var constructors = type.GetConstructors().Select(constructor => string.Join(", ", constructor.GetParameters()
            .Select(parameter => parameter.Name + (parameter.IsOptional ? "?" : ""))));

        Assert.Equal(expected.Order(StringComparer.Ordinal), constructors.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Registers_a_resource_of_a_parameterized_package()
    {
        await using var engine = await FakeEngine.StartAsync();
        var package = new RegisterPackageRequest("greeter", "1.0.0", downloadUrl: null);

        await engine.ReadAsync(() => Task.FromResult(
            new CustomResource("greeter:index:Card", "en", ResourceArgs.Empty, options: null, package)));

        var request = engine.Conversation.Registrations.Single(request => request.Name == "en");
        Assert.Equal("ref-1", request.PackageRef);
    }
}
