using AtlasBackup.SdkGenerator.Naming;
using AtlasBackup.SdkGenerator.Schema;

namespace AtlasBackup.SdkGenerator.Emit;

/// <summary>Renders the class that reads the stack's configuration of this package.</summary>
internal sealed class ConfigEmitter(CodeWriter writer, TypeNames types, Defaults defaults)
{
    private const string ClassName = "Config";

    public void Write(PackageModel package)
    {
        var names = MemberNames.Of(package.Config, ClassName, "Types");
        DocComment.Raw(writer, $"What the stack's configuration sets of this package, <c>{package.Name}:…</c>.");
        writer.Block($"public static class {ClassName}", () =>
        {
            WriteSetting();
            writer.Line();
            var name = Literal.Text(package.Name);
            writer.Line($"private static readonly global::Pulumi.Config __config = new global::Pulumi.Config({name});");
            foreach (var property in package.Config)
            {
                writer.Line();
                WriteVariable(property, names[property]);
            }

            if (TypeUse.ObjectsIn(package.Config) is { Count: > 0 } objects)
            {
                writer.Line();
                writer.Block("public static class Types", () => writer.Separated(objects, WriteType));
            }
        });
    }

    /// <summary>A program may set a value itself. Until then, each access reads it from the configuration.</summary>
    private void WriteSetting() => writer.Block("private sealed class __Value<T>", () =>
    {
        writer.Line("private readonly Func<T> _read;");
        writer.Line("private T _value = default!;");
        writer.Line("private bool _isSet;");
        writer.Line();
        writer.Line("public __Value(Func<T> read) => _read = read;");
        writer.Line();
        writer.Line("public T Get() => _isSet ? _value : _read();");
        writer.Line();
        writer.Block("public void Set(T value)", () =>
        {
            writer.Line("_value = value;");
            writer.Line("_isSet = true;");
        });
    });

    private void WriteVariable(Property property, string name)
    {
        var bare = types.Unmarked(property.Type, Shape.Config);
        var type = property.Type is ListRef ? bare : bare + "?";
        var field = $"_{Identifier.Parameter(property).TrimStart('@')}";
        var read = $"__config.{Getter(property.Type, bare)}({Literal.Text(property.WireName)})";
        var value = property.Default is null ? read : $"{read} ?? {defaults.Expression(property)}";
        writer.Line($"private static readonly __Value<{type}> {field} = new __Value<{type}>(() => {value});");
        writer.Line();
        DocComment.Summary(writer, property.Description);
        Obsolete.Write(writer, property.Deprecation);
        writer.Block($"public static {type} {name}", () =>
        {
            writer.Line($"get => {field}.Get();");
            writer.Line($"set => {field}.Set(value);");
        });
    }

    private void WriteType(ObjectType type)
    {
        var name = TypeNames.ObjectName(type, Shape.Config);
        var names = MemberNames.Of(type.Properties, name);
        DocComment.Summary(writer, type.Description);
        writer.Block($"public class {name}", () => writer.Separated(type.Properties, property =>
        {
            var initializer = property.IsRequired && !types.IsValueType(property.Type, Shape.Config)
                && property.Type is not ListRef
                ? " = null!;"
                : "";
            DocComment.Summary(writer, property.Description);
            Obsolete.Write(writer, property.Deprecation);
            writer.Line($"public {types.Of(property, Shape.Config)} {names[property]} {{ get; set; }}{initializer}");
        }));
    }

    private static string Getter(TypeRef type, string bare) => type switch
    {
        BuiltInRef { Kind: BuiltIn.Text } => "Get",
        BuiltInRef { Kind: BuiltIn.Boolean } => "GetBoolean",
        BuiltInRef { Kind: BuiltIn.Integer } => "GetInt32",
        BuiltInRef { Kind: BuiltIn.Number } => "GetDouble",
        _ => $"GetObject<{bare}>",
    };
}
