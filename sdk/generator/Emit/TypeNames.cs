using AtlasBackup.SdkGenerator.Naming;
using AtlasBackup.SdkGenerator.Schema;

namespace AtlasBackup.SdkGenerator.Emit;

/// <summary>The place where a type is used, which decides its form in C#.</summary>
internal enum Shape
{
    /// <summary>Results of a function, or outputs of the provider.</summary>
    Output,

    /// <summary>Arguments of InvokeAsync: plain values.</summary>
    PlainInput,

    /// <summary>
    /// Arguments of Invoke and of the provider: values that may be outputs of other resources or functions.
    /// </summary>
    Input,

    /// <summary>Values in the configuration of the stack.</summary>
    Config,
}

/// <summary>Knows how a type of the schema is written in the C# code of one module.</summary>
internal sealed class TypeNames(Namespaces namespaces, string module)
{
    /// <summary>The type of a property. Lists are never nullable: an absent one is empty.</summary>
    public string Of(Property property, Shape shape)
    {
        var name = Unmarked(property.Type, shape);

        return property.IsRequired || property.Type is ListRef ? name : name + "?";
    }

    /// <summary>The type of a property without the mark of nullability.</summary>
    public string Unmarked(TypeRef type, Shape shape) => shape switch
    {
        Shape.Input when !type.IsPlain => Wrapped(type),
        Shape.Input or Shape.PlainInput => Initializable(type, shape),
        _ => Resolved(type, shape),
    };

    /// <summary>The type inside the inputs and outputs, down to the last item.</summary>
    public string Resolved(TypeRef type, Shape shape) => type switch
    {
        ListRef list => $"ImmutableArray<{Resolved(list.Items, shape)}>",
        MapRef map => $"ImmutableDictionary<string, {Resolved(map.Values, shape)}>",
        ObjectRef reference => Object(reference.Type, shape),
        EnumRef reference => Enum(reference.Type),
        UnionRef union => Union(union, shape, "Union"),
        BuiltInRef builtIn => Of(builtIn.Kind),
        _ => throw new InvalidOperationException($"No C# type for {type}."),
    };

    public string Enum(EnumType type) => Qualified(type.Token.Module, Identifier.Type(type.Token));

    public bool IsValueType(TypeRef type, Shape shape) => (shape != Shape.Input || type.IsPlain) && type switch
    {
        EnumRef => true,
        UnionRef union => Union(union, shape, "Union").StartsWith("Union<", StringComparison.Ordinal),
        BuiltInRef { Kind: BuiltIn.Boolean or BuiltIn.Integer or BuiltIn.Number or BuiltIn.Json } => true,
        _ => false,
    };

    public static bool IsCollection(TypeRef type) => type is ListRef or MapRef;

    public static string ObjectName(ObjectType type, Shape shape) =>
        shape == Shape.Input ? Identifier.Type(type.Token) + "Args" : Identifier.Type(type.Token);

    public static string Of(BuiltIn kind) => kind switch
    {
        BuiltIn.Boolean => "bool",
        BuiltIn.Integer => "int",
        BuiltIn.Number => "double",
        BuiltIn.Text => "string",
        BuiltIn.Json => "global::System.Text.Json.JsonElement",
        BuiltIn.Archive => "Archive",
        BuiltIn.Asset => "AssetOrArchive",
        _ => "object",
    };

    private string Wrapped(TypeRef type) => type switch
    {
        ListRef list => $"InputList<{Resolved(list.Items, Shape.Input)}>",
        MapRef map => $"InputMap<{Resolved(map.Values, Shape.Input)}>",
        BuiltInRef { Kind: BuiltIn.Json } => "InputJson",
        UnionRef union => Union(union, Shape.Input, "InputUnion") switch
        {
            "object" => "object",
            var several when several.StartsWith("InputUnion<", StringComparison.Ordinal) => several,
            var one => $"Input<{one}>",
        },
        _ => $"Input<{Resolved(type, Shape.Input)}>",
    };

    /// <summary>Only the outermost collection is mutable, because callers fill it with an initializer.</summary>
    private string Initializable(TypeRef type, Shape shape) => type switch
    {
        ListRef list => $"List<{Element(list.Items, shape)}>",
        MapRef map => $"Dictionary<string, {Element(map.Values, shape)}>",
        _ => Resolved(type, shape),
    };

    private string Element(TypeRef type, Shape shape) =>
        shape == Shape.Input && !type.IsPlain ? Wrapped(type) : Resolved(type, shape);

    private string Object(ObjectType type, Shape shape) => shape switch
    {
        Shape.Output => Qualified(type.Token.Module, $"Outputs.{ObjectName(type, shape)}"),
        Shape.Config => $"Types.{ObjectName(type, shape)}",
        _ => Qualified(type.Token.Module, $"Inputs.{ObjectName(type, shape)}"),
    };

    private string Union(UnionRef union, Shape shape, string generic)
    {
        // An enumeration that accepts other values is returned as the type of its values.
        if (shape is Shape.Output or Shape.Config && union.Choices.OfType<EnumRef>().FirstOrDefault() is { } relaxed)
        {
            return Of(relaxed.Type.Kind);
        }

        var choices = union.Choices.Select(choice => Resolved(choice, shape)).Distinct().ToList();

        return choices.Count switch
        {
            1 => choices[0],
            2 => $"{generic}<{choices[0]}, {choices[1]}>",
            _ => "object",
        };
    }

    private string Qualified(string typeModule, string name) =>
        typeModule == module ? name : $"global::{namespaces.Of(typeModule)}.{name}";
}
