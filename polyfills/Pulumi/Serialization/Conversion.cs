namespace Pulumi.Serialization;

/// <summary>A converted value, or why there is none.</summary>
internal readonly record struct Conversion(object? Value, string? Error = null)
{
    public static Conversion Failed(string error) => new(null, error);

    public static Conversion Mismatch(string context, object value, Type expected) =>
        Failed($"Expected {expected.FullName} but got {value.GetType().FullName} deserializing {context}");

    /// <summary>The value if it is of the type, else the type's default: a nullable then has one, too.</summary>
    public static Conversion Ensure(string context, object value, Type expected) => expected.IsInstanceOfType(value)
        ? new Conversion(value)
        : Mismatch(context, value, expected) with { Value = TargetTypes.DefaultOf(expected) };
}
