using System.Text;
using System.Text.Json;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.CommandLine.Json;

namespace AtlasBackup.Provider.Tests.CommandLine;

public sealed class JsonOutputTests : IDisposable
{
    private static readonly TypeSchema Text = new(TypeKind.String);
    private static readonly PropertySchema Id = new("id", Text);
    private static readonly PropertySchema Link = new("link", Text);
    private static readonly ObjectSchema Item = new() { Properties = [Id, Link] };
    private static readonly PropertySchema Results =
        new("results", new TypeSchema(TypeKind.Array, new TypeSchema(TypeKind.Object, Object: Item)));

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    private static readonly ObjectSchema List = new() { Properties = [Results] };

    private readonly MemoryStream _written = new();
    private readonly MemoryShare _memory = new MemoryBudget().Begin();

    public void Dispose()
    {
        _written.Dispose();
        _memory.Dispose();
    }

    [Fact]
    public void Writes_items_of_parts_as_if_they_were_written_in_place()
    {
        using var json = Begin(showsSecrets: true);
        using var first = json.BeginPart(100);
        using var second = json.BeginPart(100);
        Write(first, "1", "2", "3");
        Write(second, "4");
        Start(json);
        json.AppendItems(first, 1, 2);
        json.AppendItems(second, 0, 1);
        json.AppendItems(first, 0, 1);
        End(json);

        Assert.Equal(Expected("2", "3", "4", "1"), Encoding.UTF8.GetString(_written.ToArray()));
    }

    [Fact]
    public void Writes_a_list_piece_by_piece_and_nothing_before_its_first_item()
    {
        using var json = Begin(showsSecrets: true);
        using var part = json.BeginPart(100);
        Write(part, [.. Enumerable.Range(0, 5000).Select(number => $"{number}")]);
        Start(json);
        Assert.Equal(0, _written.Length);

        json.AppendItems(part, 0, 5000);
        Assert.InRange(_written.Length, 100_000, 200_000);
        End(json);

        Assert.Equal(5000, JsonDocument.Parse(_written.ToArray()).RootElement.GetProperty("results").GetArrayLength());
    }

    [Theory]
    [InlineData(true, "https://SECRET")]
    [InlineData(false, "[secret]")]
    public void Hides_secrets_unless_they_are_asked_for(bool showsSecrets, string expected)
    {
        using var json = Begin(showsSecrets);
        json.WriteStartObject(Item, isSecret: false);
        json.WritePropertyName(Link);
        json.WriteStringValue("https://SECRET"u8, isSecret: true);
        json.WriteEndObject();
        Assert.Equal(0, _written.Length);
        json.Complete();

        Assert.Equal($"{{\n  \"link\": \"{expected}\"\n}}", Encoding.UTF8.GetString(_written.ToArray()));
    }

    [Fact]
    public void Hides_every_value_inside_a_secret()
    {
        using var json = Begin(showsSecrets: false);
        json.WriteStartObject(List, isSecret: false);
        json.WritePropertyName(Results);
        json.WriteStartArray(isSecret: true);
        json.WriteStartObject(Item, isSecret: false);
        json.WritePropertyName(Id);
        json.WriteStringValue("SECRET"u8, isSecret: false);
        json.WritePropertyName(Link);
        json.WriteNumberValue(4711, isSecret: false);
        json.WriteEndObject();
        json.WriteBooleanValue(true, isSecret: false);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Complete();

        var text = Encoding.UTF8.GetString(_written.ToArray());
        Assert.DoesNotMatch("SECRET|4711|true", text);
        Assert.Equal(3, text.Split("[secret]").Length - 1);
    }

    private static void Write(IOutputPart part, params IReadOnlyList<string> ids)
    {
        foreach (var id in ids)
        {
            part.WriteStartObject(Item, isSecret: false);
            part.WritePropertyName(Id);
            part.WriteStringValue(Encoding.UTF8.GetBytes(id), isSecret: false);
            part.WriteAbsent(Link);
            part.WriteEndObject();
        }

        Assert.Equal(ids.Count, part.ItemCount);
    }

    private static string Expected(params IEnumerable<string> ids) =>
        JsonSerializer.Serialize(new { results = ids.Select(id => new { id }) }, Indented);

    private static void Start(JsonOutput json)
    {
        json.WriteStartObject(List, isSecret: false);
        json.WritePropertyName(Results);
        json.WriteStartArray(isSecret: false);
    }

    private static void End(JsonOutput json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.Complete();
    }

    private JsonOutput Begin(bool showsSecrets) => new(piece => _written.Write(piece.Span), showsSecrets, _memory);
}
