using AtlasBackup.SdkGenerator.Naming;
using AtlasBackup.SdkGenerator.Schema;

namespace AtlasBackup.SdkGenerator.Emit;

/// <summary>
/// Renders enumerations: whole numbers as C# enums, the others as structs that accept unknown values.
/// </summary>
internal sealed class EnumEmitter(CodeWriter writer)
{
    private const string Hidden =
        "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    public void Write(EnumType type)
    {
        var name = Identifier.Type(type.Token);
        var members = type.Values.Select(value => (Name: Identifier.EnumMember(value.Name, type), Value: value))
            .ToList();
        if (members.GroupBy(member => member.Name).FirstOrDefault(group => group.Count() > 1) is { } clash)
        {
            throw new SchemaException(type.Place, $"has two values named {clash.Key}");
        }

        DocComment.Summary(writer, type.Description);
        if (type.Kind == BuiltIn.Integer)
        {
            writer.Block($"public enum {name}", () => writer.Separated(members, member =>
            {
                WriteNotes(member.Value);
                writer.Line($"{member.Name} = {ValueOf(member.Value, type)},");
            }));
            return;
        }

        writer.Line("[EnumType]");
        writer.Block($"public readonly struct {name} : IEquatable<{name}>", () =>
        {
            WriteState(type, name);
            foreach (var (memberName, value) in members)
            {
                writer.Line();
                WriteNotes(value);
                writer.Line($"public static {name} {memberName} {{ get; }} = new {name}({ValueOf(value, type)});");
            }

            WriteOperators(type, name);
        });
    }

    private void WriteNotes(EnumValue value)
    {
        DocComment.Summary(writer, value.Description);
        Obsolete.Write(writer, value.Deprecation);
    }

    private void WriteState(EnumType type, string name)
    {
        var guard = type.Kind == BuiltIn.Text ? " ?? throw new ArgumentNullException(nameof(value))" : "";
        writer.Line($"private readonly {TypeNames.Of(type.Kind)} _value;");
        writer.Line();
        writer.Block($"private {name}({TypeNames.Of(type.Kind)} value)", () => writer.Line($"_value = value{guard};"));
    }

    private void WriteOperators(EnumType type, string name)
    {
        var isText = type.Kind == BuiltIn.Text;
        var equality = isText
            ? "string.Equals(_value, other._value, StringComparison.Ordinal)"
            : "_value.Equals(other._value)";
        var hash = isText ? "_value?.GetHashCode() ?? 0" : "_value.GetHashCode()";
        string[] members =
        [
            $"public static bool operator ==({name} left, {name} right) => left.Equals(right);",
            $"public static bool operator !=({name} left, {name} right) => !left.Equals(right);",
            $"public static explicit operator {TypeNames.Of(type.Kind)}({name} value) => value._value;",
            $"public bool Equals({name} other) => {equality};",
        ];
        foreach (var member in members)
        {
            writer.Line();
            writer.Line(member);
        }

        writer.Line();
        writer.Line(Hidden);
        writer.Line($"public override bool Equals(object? obj) => obj is {name} other && Equals(other);");
        writer.Line();
        writer.Line(Hidden);
        writer.Line($"public override int GetHashCode() => {hash};");
        writer.Line();
        writer.Line("public override string ToString() => " +
            (isText ? "_value;" : "_value.ToString(global::System.Globalization.CultureInfo.InvariantCulture);"));
    }

    private static string ValueOf(EnumValue value, EnumType type) => Literal.Of(value.Value, type.Kind, type.Place);
}
