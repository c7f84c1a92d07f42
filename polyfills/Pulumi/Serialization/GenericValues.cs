using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Makes values of generic types whose arguments are only known at run time.</summary>
internal static class GenericValues
{
    public static object ToArray(Type type, object?[] items) => Call(nameof(MakeArray), type, items);

    public static object ToDictionary(Type type, KeyValuePair<string, object?>[] members) =>
        Call(nameof(MakeDictionary), type, members);

    public static object ToOutput(Type type, object? value) => Call(nameof(MakeOutput), type, value);

    private static object Call(string method, Type type, object? argument) =>
        typeof(GenericValues).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(type)
            .Invoke(null, [argument])!;

    private static ImmutableArray<T> MakeArray<T>(object?[] items) => [.. items.Select(Cast<T>)];

    private static ImmutableDictionary<string, T> MakeDictionary<T>(KeyValuePair<string, object?>[] members) =>
        members.ToImmutableDictionary(member => member.Key, member => Cast<T>(member.Value));

    private static Output<T> MakeOutput<T>(object? value) => Output.Create(Cast<T>(value));

    private static T Cast<T>(object? value) => value is null ? default! : (T)value;
}
