using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>
/// Checks the types into which a result can be read. Another type is a mistake in generated code and therefore an
/// error.
/// </summary>
internal static class TargetTypes
{
    private static readonly HashSet<Type> Plain =
        [typeof(bool), typeof(int), typeof(double), typeof(string), typeof(object), typeof(JsonElement)];

    private static readonly HashSet<Type> Generic =
    [
        typeof(Nullable<>), typeof(Union<,>), typeof(Output<>),
        typeof(ImmutableArray<>), typeof(ImmutableDictionary<,>),
    ];

    public static void Check(string context, Type type) => Check(context, type, []);

    public static object? DefaultOf(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    public static ConstructorInfo? ConstructorOf(Type type)
    {
        var constructors = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        var marked = Array.Find(constructors, one => one.IsDefined(typeof(OutputConstructorAttribute)));
        var open = Array.FindAll(constructors, one => one.IsPublic);
        return marked ?? (open.Length == 1 ? open[0] : null);
    }

    // Types may refer to themselves.
    private static void Check(string context, Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || Plain.Contains(type) || typeof(Resource).IsAssignableFrom(type)
            || (type.IsEnum && type.GetEnumUnderlyingType() == typeof(int)))
        {
            return;
        }

        if (type.IsDefined(typeof(EnumTypeAttribute)))
        {
            CheckEnumType(type);
        }
        else if (type.IsConstructedGenericType)
        {
            CheckGeneric(context, type, seen);
        }
        else
        {
            CheckOutputType(context, type, seen);
        }
    }

    private static void CheckEnumType(Type type)
    {
        Type[] primitives = [typeof(string), typeof(double)];
        var primitive = Array.Find(primitives, one => EnumTypes.ConstructorOf(type, one) is not null)
            ?? throw new InvalidOperationException(
                $"{type.FullName} had [{nameof(EnumTypeAttribute)}], but did not contain constructor "
                + "with a single String or Double parameter.");
        if (EnumTypes.ConversionOf(type)?.ReturnType != primitive)
        {
            throw new InvalidOperationException(
                $"{type.FullName} had [{nameof(EnumTypeAttribute)}], but did not contain an explicit conversion "
                + $"operator to {primitive.FullName}.");
        }
    }

    private static void CheckGeneric(string context, Type type, HashSet<Type> seen)
    {
        var definition = type.GetGenericTypeDefinition();
        if (!Generic.Contains(definition))
        {
            throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}:\n"
                + "    The only generic types allowed are ImmutableArray<...> and ImmutableDictionary<string, ...>");
        }

        if (definition == typeof(ImmutableDictionary<,>) && type.GenericTypeArguments[0] != typeof(string))
        {
            throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}:\n"
                + "    The only allowed ImmutableDictionary 'TKey' type is 'String'.");
        }

        Array.ForEach(type.GenericTypeArguments, argument => Check(context, argument, seen));
    }

    private static void CheckOutputType(string context, Type type, HashSet<Type> seen)
    {
        if (!type.IsDefined(typeof(OutputTypeAttribute)))
        {
            throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}. Allowed types are:\n"
                + "    String, Boolean, Int32, Double,\n"
                + "    Nullable<...>, ImmutableArray<...> and ImmutableDictionary<string, ...> or\n"
                + $"    a class explicitly marked with the [{nameof(OutputTypeAttribute)}].");
        }

        var constructor = ConstructorOf(type) ?? throw new InvalidOperationException(
            $"{type.FullName} had [{nameof(OutputTypeAttribute)}], but did not contain constructor marked with "
            + $"[{nameof(OutputConstructorAttribute)}].");
        foreach (var parameter in constructor.GetParameters())
        {
            Check($"{type.FullName}({parameter.Name})", parameter.ParameterType, seen);
        }
    }
}
