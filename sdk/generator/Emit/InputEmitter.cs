using AtlasBackup.SdkGenerator.Naming;
using AtlasBackup.SdkGenerator.Schema;

namespace AtlasBackup.SdkGenerator.Emit;

/// <summary>A class of arguments to render.</summary>
internal sealed record InputClass(
    string Name, string BaseClass, Shape Shape, IReadOnlyList<Property> Properties, bool IsProvider = false);

/// <summary>Renders classes of arguments: of functions, of the provider, and nested ones.</summary>
internal sealed class InputEmitter(CodeWriter writer, TypeNames types, Defaults defaults)
{
    public void Write(InputClass type)
    {
        var names = MemberNames.Of(type.Properties, type.Name, "Empty");
        writer.Block($"public sealed class {type.Name} : global::Pulumi.{type.BaseClass}", () =>
        {
            foreach (var property in type.Properties)
            {
                WriteProperty(type, property, names[property]);
                writer.Line();
            }

            WriteConstructor(type, names);
            writer.Line();
            writer.Line($"public static new {type.Name} Empty => new {type.Name}();");
        });
    }

    private void WriteProperty(InputClass type, Property property, string name)
    {
        if (property.IsSecret || TypeNames.IsCollection(property.Type))
        {
            WriteWithField(type, property, name);
            return;
        }

        // Pulumi reports a missing required argument when the call is made.
        var initializer = property.IsRequired && !types.IsValueType(property.Type, type.Shape) ? " = null!;" : "";
        DocComment.Summary(writer, property.Description);
        WriteObsolete(property);
        writer.Line(InputAttribute(type, property));
        writer.Line($"public {types.Of(property, type.Shape)} {name} {{ get; set; }}{initializer}");
    }

    private void WriteWithField(InputClass type, Property property, string name)
    {
        var field = $"_{Identifier.Parameter(property).TrimStart('@')}";
        var fieldType = types.Unmarked(property.Type, type.Shape);
        var isCollection = TypeNames.IsCollection(property.Type);
        writer.Line(InputAttribute(type, property));
        writer.Line($"private {fieldType}? {field};");
        writer.Line();
        DocComment.Summary(writer, property.Description);
        WriteObsolete(property);
        writer.Block($"public {fieldType}{(isCollection ? "" : "?")} {name}", () =>
        {
            writer.Line(isCollection ? $"get => {field} ??= new {fieldType}();" : $"get => {field};");
            if (property.IsSecret && type.Shape == Shape.Input && !property.Type.IsPlain)
            {
                WriteSecretSetter(field, types.Resolved(property.Type, Shape.Input));
            }
            else
            {
                writer.Line($"set => {field} = value;");
            }
        });
    }

    /// <summary>
    /// The check keeps null as null: an argument that is not set must not reach the engine as a secret without a value.
    /// </summary>
    private void WriteSecretSetter(string field, string type) => writer.Block("set", () =>
    {
        writer.Line($"{field} = value;");
        writer.Block("if (value is not null)", () => writer.Line($"{field} = Output.CreateSecret<{type}>(value);"));
    });

    private void WriteConstructor(InputClass type, IReadOnlyDictionary<Property, string> names)
    {
        var assigned = type.Properties.Where(property => property.Default is not null).ToList();
        // A default may belong to a deprecated property, which the caller has not used.
        var isObsolete = assigned.Exists(property => property.Deprecation.Length > 0);
        if (isObsolete)
        {
            writer.Line("#pragma warning disable CS0618");
        }

        writer.Block($"public {type.Name}()", () =>
        {
            foreach (var property in assigned)
            {
                writer.Line($"{names[property]} = {defaults.Expression(property)};");
            }
        });
        if (isObsolete)
        {
            writer.Line("#pragma warning restore CS0618");
        }
    }

    private void WriteObsolete(Property property) => Obsolete.Write(writer, property.Deprecation);

    private static string InputAttribute(InputClass type, Property property)
    {
        var required = property.IsRequired ? ", required: true" : "";
        // The engine transports provider configuration as text, so other values are sent as JSON text.
        var json = type.IsProvider && property.Type is not BuiltInRef { Kind: BuiltIn.Text } ? ", json: true" : "";

        return $"[Input({Literal.Text(property.WireName)}{required}{json})]";
    }
}
