using System.Reflection;
using System.Runtime.CompilerServices;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Pulumi;

namespace AtlasBackup.Provider.Tests.Conventions;

public sealed class TypeTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static
        | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Assembly[] Product = [typeof(Secret).Assembly, typeof(EmbeddedSchema).Assembly];

    private static readonly List<Type> Types =
    [
        .. Product.SelectMany(assembly => assembly.GetTypes()).Where(type => IsOurs(type) && !IsGenerated(type)),
    ];

    private static readonly List<MethodInfo> Methods =
        [.. Types.SelectMany(type => type.GetMethods(Own)).Where(
            method => !method.IsSpecialName && !IsGenerated(method))];

    [Fact]
    public void Has_no_public_types()
    {
        Assert.Empty(Product.SelectMany(assembly => assembly.GetExportedTypes()));
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
    public void Has_an_interface_only_where_two_classes_or_two_folders_need_it()
    {
        var needless =
            from type in Types
            where type.IsInterface
            let implementations = Types.Where(other => other.IsClass && other.IsAssignableTo(type)).ToList()
            where implementations.Count < 2 && implementations.All(other => other.Namespace == type.Namespace)
            select type.FullName;

        Assert.Contains(Types, type => type.IsInterface);
        Assert.Empty(needless);
    }

    [Fact]
    public void Shows_no_secret_as_text()
    {
        var secret = new Secret("hunter2");

        Assert.Equal("[secret]", $"{secret}");
        Assert.DoesNotContain("hunter2", $"{new Credentials.ApiKey(secret, secret)}", StringComparison.Ordinal);
    }

    private static bool IsAwaitable(Type type) =>
        typeof(Task).IsAssignableFrom(type)
        || type == typeof(ValueTask)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private static bool IsOurs(Type type) => type.Namespace is { } name
        && (name.StartsWith("AtlasBackup.Core", StringComparison.Ordinal)
            || name.StartsWith("AtlasBackup.Provider", StringComparison.Ordinal));

    private static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute))
        || member.Name.Contains('<', StringComparison.Ordinal)
        || (member.DeclaringType is { } outer && IsGenerated(outer));
}
