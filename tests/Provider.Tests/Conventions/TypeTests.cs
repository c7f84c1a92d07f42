using System.Reflection;
using System.Runtime.CompilerServices;
using AtlasBackup.Core;
using AtlasBackup.Core.Atlas.Http;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Pulumi;

namespace AtlasBackup.Provider.Tests.Conventions;

public sealed class TypeTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static
        | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Assembly Provider = typeof(EmbeddedSchema).Assembly;

    private static readonly List<Type> Types =
    [
        .. Provider.GetTypes().Where(type =>
            type.Namespace?.StartsWith("AtlasBackup.Provider", StringComparison.Ordinal) == true && !IsGenerated(type)),
    ];

    private static readonly List<MethodInfo> Methods =
        [.. Types.SelectMany(type => type.GetMethods(Own)).Where(
            method => !method.IsSpecialName && !IsGenerated(method))];

    [Fact]
    public void Shows_nothing_to_other_programs()
    {
        Assert.Empty(Provider.GetExportedTypes());
    }

    [Fact]
    public void Seals_every_class_that_is_not_made_to_be_derived_from()
    {
        Assert.InRange(Types.Count, 60, 600);
        Assert.DoesNotContain(Types, type => type is { IsClass: true, IsSealed: false, IsAbstract: false });
    }

    [Fact]
    public void Ends_the_name_of_every_asynchronous_method_in_Async()
    {
        var badlyNamed = Methods
            .Where(method => IsAwaitable(method.ReturnType))
            .Where(method => method.IsDefined(typeof(AsyncStateMachineAttribute)) || !method.IsPrivate)
            .Where(method => method.GetBaseDefinition().DeclaringType == method.DeclaringType)
            .Where(method => method.Name is not "Main" && !method.Name.EndsWith("Async", StringComparison.Ordinal));

        Assert.Empty(badlyNamed.Select(method => $"{method.DeclaringType?.Name}.{method.Name}"));
    }

    [Fact]
    public void Takes_the_cancellation_token_last()
    {
        var misplaced = Methods.Cast<MethodBase>().Concat(Types.SelectMany(type => type.GetConstructors(Own)))
            .Where(
                method => method.GetParameters().SkipLast(1).Any(
                    parameter => parameter.ParameterType == typeof(CancellationToken)));

        Assert.Empty(misplaced.Select(method => $"{method.DeclaringType?.Name}.{method.Name}"));
    }

    [Fact]
    public void Keeps_interfaces_for_the_doors_between_rooms()
    {
        Assert.Equal(
            ["IAccessTokens", "IProviderLog", "IOutputWriter"],
            Types.Where(type => type.IsInterface).Select(type => type.Name).Order());
    }

    [Fact]
    public void Shows_no_secret_as_text()
    {
        var secret = new AtlasBackup.Core.Values.Secret("hunter2");

        Assert.Equal("[secret]", $"{secret}");
        Assert.DoesNotContain(
            "hunter2", $"{new AtlasBackup.Core.Values.Credentials.ApiKey(secret, secret)}",
            StringComparison.Ordinal);
    }

    private static bool IsAwaitable(Type type) =>
        typeof(Task).IsAssignableFrom(type)
        || type == typeof(ValueTask)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute))
        || member.Name.Contains('<', StringComparison.Ordinal)
        || (member.DeclaringType is { } outer && IsGenerated(outer));
}
