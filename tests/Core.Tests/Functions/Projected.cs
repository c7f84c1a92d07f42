using System.Text;
using System.Text.Json;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions;

/// <summary>Objects of Atlas as they are projected, shown as text.</summary>
internal static class Projected
{
    public static readonly TypeSchema Text = new(TypeKind.String);

    public static readonly ObjectSchema Leaf = Object(
        ("name", Text),
        ("tags", new TypeSchema(TypeKind.Array, Items: Text)));

    private static readonly Endpoint NoEcho = new("groups/{groupId}", "2023-01-01");

    public static ObjectSchema Object(params (string Name, TypeSchema Type)[] properties) =>
        new() { Properties = [.. properties.Select(property => new PropertySchema(property.Name, property.Type))] };

    public static string Show(
        string json,
        ObjectSchema schema,
        Endpoint? endpoint = null,
        Arguments? arguments = null,
        bool omitsSecrets = false) =>
        Show(Encoding.UTF8.GetBytes(json), schema, endpoint, arguments, omitsSecrets);

    public static string Show(
        byte[] json,
        ObjectSchema schema,
        Endpoint? endpoint = null,
        Arguments? arguments = null,
        bool omitsSecrets = false)
    {
        using var answer = Answers.Of(json);
        using var writer = new CheckingWriter(omitsSecrets);
        arguments ??= Calls.Arguments("listTenantRestores");
        var reader = new Utf8JsonReader(answer.Json.Span);
        reader.Read();
        new Projection(answer, writer, arguments).Object(
            ref reader, new ExpectedObject(schema, endpoint ?? NoEcho, arguments));
        return writer.ToString();
    }
}
