using System.Text;
using System.Text.Json.Nodes;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Terraform.Wire;
using AtlasBackup.TerraformHost.Values;

namespace AtlasBackup.Provider.Tests.Terraform.Wire;

public sealed class MsgpackWriterTests : IDisposable
{
    private static readonly TypeSchema Text = new(TypeKind.String);
    private static readonly PropertySchema FileName = new("fileName", Text);
    private static readonly PropertySchema Url = new("urlV2", Text) { IsSecret = true };
    private static readonly PropertySchema GroupId = new("groupId", Text);
    private static readonly ObjectSchema Item = new() { Properties = [FileName, Url] };
    private static readonly PropertySchema Results =
        new("results", new TypeSchema(TypeKind.Array, new TypeSchema(TypeKind.Object, Object: Item)));

    private static readonly PropertySchema Keys =
        new("keys", new TypeSchema(TypeKind.Array, Text)) { IsSecret = true };

    private static readonly ObjectSchema Outputs = new() { Properties = [GroupId, Keys, Results] };

    private readonly MemoryShare _memory = new MemoryBudget().Begin();

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void Writes_arguments_and_outputs_in_snake_case()
    {
        using var writer = Writer(withSecrets: false, ("groupId", InputValue.Of("g")), ("latest", InputValue.Of(2)));

        Write(writer, groupId: "g");

        Assert.Equal("""{"group_id":"g","latest":2,"results":[]}""", Shown(writer));
    }

    [Fact]
    public void Gives_an_argument_that_was_not_given_the_value_of_the_output()
    {
        using var writer = Writer(withSecrets: false);

        Write(writer, groupId: "g");

        Assert.Equal("""{"latest":null,"group_id":"g","results":[]}""", Shown(writer));
    }

    [Fact]
    public void Says_of_absent_outputs_that_they_are_null()
    {
        using var writer = Writer(withSecrets: false);

        Write(writer, groupId: null);

        Assert.Equal("""{"latest":null,"group_id":null,"results":[]}""", Shown(writer));
    }

    [Fact]
    public void Gives_a_secret_list_only_where_secrets_belong_to_the_result()
    {
        using var writer = Writer(withSecrets: true);

        Write(writer, groupId: null);

        Assert.Equal("""{"latest":null,"group_id":null,"keys":["k"],"results":[]}""", Shown(writer));
    }

    [Theory]
    [InlineData(false, """[{"file_name":"c"},{"file_name":"a"},{"file_name":"b"}]""")]
    [InlineData(
        true,
        """[{"file_name":"c","url_v2":null},{"file_name":"a","url_v2":null},{"file_name":"b","url_v2":null}]""")]
    public void Counts_items_of_parts_in_the_order_in_which_they_are_appended(bool withSecrets, string results)
    {
        using var writer = Writer(withSecrets);
        using var one = Part(writer, "a", "b");
        using var other = Part(writer, "c", "d");

        Write(writer, groupId: null, () =>
        {
            writer.AppendItems(other, 0, 1);
            writer.AppendItems(one, 0, 2);
            writer.AppendItems(one, 0, 0);
        });

        Assert.Equal(2, one.ItemCount);
        Assert.Equal(results, Decoded(writer)["results"]?.ToJsonString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(0.5)]
    [InlineData(4_294_967_295)]
    [InlineData(9_007_199_254_740_992)]
    [InlineData(1e300)]
    [InlineData(-1e-300)]
    public void Keeps_numbers_exactly(double number)
    {
        using var writer = Writer(withSecrets: false, ("latest", InputValue.Of(number)));

        Write(writer, groupId: null);

        Assert.Equal(number, Decoded(writer)["latest"]?.GetValue<double>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(70_000)]
    public void Keeps_texts_of_every_length(int length)
    {
        using var writer = Writer(withSecrets: false);
        var text = new string('x', length);

        Write(writer, groupId: text);

        Assert.Equal(text, Decoded(writer)["group_id"]?.GetValue<string>());
    }

    [Fact]
    public void Returns_all_its_memory()
    {
        var budget = new MemoryBudget();
        using var memory = budget.Begin();
        using (var writer = new MsgpackWriter(Arguments(), withSecrets: false, memory))
        using (Part(writer, "a"))
        {
            Write(writer, groupId: new string('x', 100_000));
            Assert.NotEqual(0, budget.Used);
        }

        Assert.Equal(0, budget.Used);
    }

    private static ResultArguments Arguments(params (string Name, InputValue Value)[] given) => new(
        new ComposedFunction(
            "listThings",
            [
                new Input("groupId", Text),
                new Input("omitDownloadLinks", new TypeSchema(TypeKind.Boolean)),
                new Input("latest", new TypeSchema(TypeKind.Integer)),
            ],
            Outputs),
        given.ToDictionary(one => one.Name, one => one.Value));

    private MsgpackWriter Writer(bool withSecrets, params (string Name, InputValue Value)[] given) =>
        new(Arguments(given), withSecrets, _memory);

    private static void Write(MsgpackWriter writer, string? groupId, Action? results = null)
    {
        writer.WriteStartObject(Outputs, isSecret: false);
        WriteText(writer, GroupId, groupId);
        writer.WritePropertyName(Keys);
        writer.WriteStartArray(isSecret: true);
        if (!writer.OmitsSecrets)
        {
            writer.WriteStringValue("k"u8, isSecret: false);
        }

        writer.WriteEndArray();
        writer.WritePropertyName(Results);
        writer.WriteStartArray(isSecret: false);
        results?.Invoke();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static IOutputPart Part(MsgpackWriter writer, params string[] names)
    {
        var part = writer.BeginPart(100);
        foreach (var name in names)
        {
            part.WriteStartObject(Item, isSecret: false);
            WriteText(part, FileName, name);
            part.WriteAbsent(Url);
            part.WriteEndObject();
        }

        return part;
    }

    private static void WriteText(IOutputWriter writer, PropertySchema property, string? text)
    {
        if (text is null)
        {
            writer.WriteAbsent(property);
            return;
        }

        writer.WritePropertyName(property);
        writer.WriteStringValue(Encoding.UTF8.GetBytes(text), isSecret: false);
    }

    private static string? Shown(MsgpackWriter writer) => Decoded(writer).ToJsonString();

    private static JsonObject Decoded(MsgpackWriter writer) =>
        Assert.IsType<JsonObject>(Msgpack.Decode(writer.Result.ToArray()));
}
