using AtlasBackup.Core.Values;

namespace AtlasBackup.Core.Contract;

/// <summary>The kinds of value that a property may have.</summary>
internal enum TypeKind
{
    Boolean,

    /// <summary>A whole number of 32 bits.</summary>
    Integer,

    /// <summary>Any other number.</summary>
    Number,

    String,
    Array,
    Object,
}

/// <summary>The type of an input or a property.</summary>
/// <param name="Kind">The kind of its values.</param>
/// <param name="Items">The type of each item, for arrays.</param>
/// <param name="Object">The properties, for objects.</param>
internal sealed record TypeSchema(TypeKind Kind, TypeSchema? Items = null, ObjectSchema? Object = null)
{
    /// <summary>
    /// The values of an enumeration. In an answer of Atlas another one passes through: Atlas adds values without
    /// notice.
    /// </summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Whether a text holds JSON of any form, as Atlas wrote it.</summary>
    public bool IsJson { get; init; }

    /// <summary>The type of the items of a list, at whatever depth; else the type itself.</summary>
    public TypeSchema Innermost => Items?.Innermost ?? this;

    /// <summary>The type in words, as an error names it.</summary>
    public string Words => Kind switch
    {
        TypeKind.Boolean => "true or false",
        TypeKind.Integer => "a whole number",
        TypeKind.Number => "a number",
        TypeKind.String => "text",
        TypeKind.Array => "a list",
        _ => "an object",
    };

    /// <summary>Whether a value that was given has this type. The items of a list have one of their own.</summary>
    public bool Accepts(InputValue value) => (Kind, value.Kind) switch
    {
        (TypeKind.Boolean, InputKind.Boolean) => true,
        (TypeKind.Integer or TypeKind.Number, InputKind.Number) => true,
        (TypeKind.String, InputKind.String) => true,
        (TypeKind.Array, InputKind.List) => true,
        _ => false,
    };
}
