using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>Converts between strings or numbers and the structs that represent sets of them.</summary>
internal static class EnumTypes
{
    private const BindingFlags Constructors = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    public static object? ToPrimitive(string context, object value)
    {
        var type = value.GetType();
        var conversion = ConversionOf(type);
        return conversion?.ReturnType == typeof(string) || conversion?.ReturnType == typeof(double)
            ? conversion.Invoke(null, [value])
            : throw new InvalidOperationException(
                $"Expected {type.FullName} to have an explicit conversion operator to String or Double.\n\t{context}");
    }

    public static ConstructorInfo? ConstructorOf(Type type, Type primitive) =>
        type.GetConstructor(Constructors, [primitive]);

    public static MethodInfo? ConversionOf(Type type) =>
        type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]);
}
