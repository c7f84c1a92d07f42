using AtlasBackup.SdkGenerator.Naming;
using AtlasBackup.SdkGenerator.Schema;

namespace AtlasBackup.SdkGenerator.Emit;

/// <summary>
/// Renders the classes that results are read into. Pulumi fills them through their one private constructor.
/// </summary>
internal sealed class OutputEmitter(CodeWriter writer, TypeNames types)
{
    public void Write(string className, IReadOnlyList<Property> properties)
    {
        var names = MemberNames.Of(properties, className);
        writer.Line("[OutputType]");
        writer.Block($"public sealed class {className}", () =>
        {
            foreach (var property in properties)
            {
                DocComment.Summary(writer, property.Description);
                Obsolete.Write(writer, property.Deprecation);
                writer.Line($"public readonly {types.Of(property, Shape.Output)} {names[property]};");
                writer.Line();
            }

            WriteConstructor(className, properties, names);
        });
    }

    private void WriteConstructor(
        string className, IReadOnlyList<Property> properties, IReadOnlyDictionary<Property, string> names)
    {
        var isObsolete = properties.Any(property => property.Deprecation.Length > 0);
        if (isObsolete)
        {
            writer.Line("#pragma warning disable CS0618");
        }

        writer.Line("[OutputConstructor]");
        writer.Line($"private {className}({(properties.Count == 0 ? ")" : "")}");
        writer.Indented(() =>
        {
            for (var index = 0; index < properties.Count; index++)
            {
                writer.Line(Parameter(properties[index]) + (index == properties.Count - 1 ? ")" : ","));
            }
        });
        writer.Line("{");
        writer.Indented(() =>
        {
            foreach (var property in properties)
            {
                var parameter = Identifier.Parameter(property);
                writer.Line($"{(names[property] == parameter ? "this." : "")}{names[property]} = {parameter};");
            }
        });
        writer.Line("}");
        if (isObsolete)
        {
            writer.Line("#pragma warning restore CS0618");
        }
    }

    private string Parameter(Property property)
    {
        var name = Identifier.Parameter(property);
        // Pulumi matches by the parameter's name. An attribute is needed only if the wire name is not a valid C# name.
        var attribute = name.TrimStart('@') == property.WireName
            ? ""
            : $"[OutputConstructorParameter({Literal.Text(property.WireName)})] ";

        return $"{attribute}{types.Of(property, Shape.Output)} {name}";
    }
}
