using System.Text.Json;
using AtlasBackup.SdkGenerator.Naming;
using AtlasBackup.SdkGenerator.Schema;

namespace AtlasBackup.SdkGenerator.Emit;

/// <summary>Renders default values: constants and environment variables.</summary>
internal sealed class Defaults(Namespaces namespaces)
{
    /// <summary>
    /// Assigns the default in a constructor. Without a value in the environment the property stays unset.
    /// </summary>
    public void WriteAssignment(CodeWriter writer, Property property, string name)
    {
        if (property.Default is { Constant: null })
        {
            var local = Identifier.Parameter(property);
            writer.Block($"if ({Expression(property)} is {{ }} {local})", () => writer.Line($"{name} = {local};"));
            return;
        }

        writer.Line($"{name} = {Expression(property)};");
    }

    public string Expression(Property property)
    {
        if (property.Default is not { } value)
        {
            throw new SchemaException(property.Place, "has no default");
        }

        var parts = new List<string>();
        if (value.Environment.Count > 0)
        {
            parts.Add($"Utilities.{Getter(property)}({string.Join(", ", value.Environment.Select(Literal.Text))})");
        }

        if (value.Constant is { } constant)
        {
            parts.Add(Constant(constant, property));
        }

        return string.Join(" ?? ", parts);
    }

    private static string Getter(Property property) => Scalar(property.Type) switch
    {
        BuiltIn.Text => "GetEnv",
        BuiltIn.Boolean => "GetEnvBoolean",
        BuiltIn.Integer => "GetEnvInt32",
        BuiltIn.Number => "GetEnvDouble",
        _ => throw new SchemaException(property.Place, "has a type that no environment variable can hold"),
    };

    private string Constant(JsonElement constant, Property property)
    {
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

        // In full, because the property may have the name of its type.
        var enumeration = $"global::{namespaces.Of(type.Token.Module)}.{Identifier.Type(type.Token)}";

        return $"{enumeration}.{Identifier.EnumMember(value.Name, type)}";
    }

    /// <summary>
    /// The single value that a type is, or, for an enumeration that admits other values, that it admits.
    /// </summary>
    private static BuiltIn? Scalar(TypeRef type) => type switch
    {
        BuiltInRef { Kind: BuiltIn.Text or BuiltIn.Boolean or BuiltIn.Integer or BuiltIn.Number } builtIn =>
            builtIn.Kind,
        UnionRef union => union.Choices.Select(Scalar).FirstOrDefault(kind => kind is not null),
        _ => null,
    };
}
