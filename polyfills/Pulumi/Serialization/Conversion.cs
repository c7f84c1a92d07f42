namespace Pulumi.Serialization;

/// <summary>A converted value, or the reason why the conversion failed.</summary>
internal readonly record struct Conversion(object? Value, string? Error = null)
{
    public static Conversion Failed(string error) => new(null, error);

    public static Conversion Mismatch(string context, object value, Type expected) =>
        Failed($"Expected {expected.FullName} but got {value.GetType().FullName} deserializing {context}");

    /// <summary>
    /// The value if it has the type, otherwise the type's default; a nullable then holds the default of its inner type.
    /// </summary>
    public static Conversion Ensure(string context, object value, Type expected) => expected.IsInstanceOfType(value)
        ? new Conversion(value)
        : Mismatch(context, value, expected) with { Value = TargetTypes.DefaultOf(expected) };
}
