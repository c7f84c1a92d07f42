using System.Text.Json;
using AtlasBackup.SdkGenerator.Naming;
using AtlasBackup.SdkGenerator.Schema;

namespace AtlasBackup.SdkGenerator.Emit;

/// <summary>Renders the constants that are the defaults of properties.</summary>
internal sealed class Defaults(Namespaces namespaces)
{
    public string Expression(Property property)
    {
        if (property.Default is not { } constant)
        {
            throw new SchemaException(property.Place, "has no default");
        }

        if (property.Type is EnumRef reference)
        {
            return EnumConstant(constant, reference.Type, property);
        }

        return Scalar(property.Type) is { } kind
            ? Literal.Of(constant, kind, property.Place)
            : throw new SchemaException(property.Place, "has a type that no default can be given for");
    }

    private string EnumConstant(JsonElement constant, EnumType type, Property property)
    {
        var value = type.Values.FirstOrDefault(value => value.Value.GetRawText() == constant.GetRawText())
            ?? throw new SchemaException(property.Place, $"{constant.GetRawText()} is no value of {type.Token.Text}");

        // With its full name, because the property may have the same name as its type.
        var enumeration = $"global::{namespaces.Of(type.Token.Module)}.{Identifier.Type(type.Token)}";

        return $"{enumeration}.{Identifier.EnumMember(value.Name, type)}";
    }

    /// <summary>
    /// The primitive type itself, or, for an enumeration that accepts other values, the type of these values.
    /// </summary>
    private static BuiltIn? Scalar(TypeRef type) => type switch
    {
        BuiltInRef { Kind: BuiltIn.Text or BuiltIn.Boolean or BuiltIn.Integer or BuiltIn.Number } builtIn =>
            builtIn.Kind,
        UnionRef union => union.Choices.Select(Scalar).FirstOrDefault(kind => kind is not null),
        _ => null,
    };
}
