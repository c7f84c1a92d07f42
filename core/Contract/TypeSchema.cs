namespace AtlasBackup.Core.Contract;

/// <summary>The kinds of value that a property may have.</summary>
internal enum TypeKind
{
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

/// <summary>The type of a property; <see cref="Items"/> for arrays, <see cref="Object"/> for objects.</summary>
internal sealed record TypeSchema(TypeKind Kind, TypeSchema? Items = null, ObjectSchema? Object = null)
{
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
}
