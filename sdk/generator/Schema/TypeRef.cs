namespace AtlasBackup.SdkGenerator.Schema;

/// <summary>The type of a property, of a list's items or of a map's values.</summary>
internal abstract record TypeRef
{
    /// <summary>Whether the input form takes only the plain value and not an <c>Input</c>.</summary>
    public bool IsPlain { get; init; }
}

/// <summary>A type that needs no declaration.</summary>
internal sealed record BuiltInRef(BuiltIn Kind) : TypeRef;

/// <summary>A list.</summary>
internal sealed record ListRef(TypeRef Items) : TypeRef;

/// <summary>A map whose keys are strings.</summary>
internal sealed record MapRef(TypeRef Values) : TypeRef;

/// <summary>A reference to an object type of this schema.</summary>
internal sealed record ObjectRef(ObjectType Type) : TypeRef;

/// <summary>A reference to an enumeration of this schema.</summary>
internal sealed record EnumRef(EnumType Type) : TypeRef;

/// <summary>A choice between types.</summary>
internal sealed record UnionRef(IReadOnlyList<TypeRef> Choices) : TypeRef;

/// <summary>The types that Pulumi itself provides.</summary>
internal enum BuiltIn
{
    Boolean,
    Integer,
    Number,
    Text,
    Any,
    Json,
    Archive,
    Asset,
}
