using System.Text;
using System.Text.Json;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Core.Tests.Functions.Projected;

namespace AtlasBackup.Core.Tests.Functions;

public sealed class ProjectionTests
{
    private static readonly ObjectSchema Schema = Object(
        ("flag", new TypeSchema(TypeKind.Boolean)),
        ("leaf", new TypeSchema(TypeKind.Object, Object: Leaf)),
        ("leaves", new TypeSchema(TypeKind.Array, Items: new TypeSchema(TypeKind.Object, Object: Leaf))),
        ("number", new TypeSchema(TypeKind.Number)),
        ("text", Text),
        ("url", Text),
        ("whole", new TypeSchema(TypeKind.Integer)));

    [Fact]
    public void Writes_only_declared_properties()
    {
        var outputs = Project("""
            { "extra": { "text": [1, { "flag": 2 }] }, "flag": true,
              "leaf": { "name": "a", "tags": ["b", "c"], "size": 1 },
              "leaves": [{ "name": "d", "tags": [] }], "number": 1.5, "text": "e", "unknown": null, "whole": -3 }
            """);

        Assert.Equal(
            "{flag: true, leaf: {name: \"a\", tags: [\"b\", \"c\"]}, leaves: [{name: \"d\", tags: []}], number: 1.5, "
                + "text: \"e\", whole: -3}",
            outputs);
    }

    [Fact]
    public void Reads_fields_in_any_order()
    {
        Assert.Equal(
            "{whole: 1, text: \"a\", flag: false, leaves: []}",
            Project("""{ "whole": 1, "text": "a", "flag": false }"""));
    }

    [Theory]
    [InlineData("{}", "{leaves: []}")]
    [InlineData(
        """{ "flag": null, "leaf": null, "leaves": null, "number": null, "text": null, "whole": null }""",
        "{leaves: []}")]
    [InlineData("""{ "leaf": {} }""", "{leaf: {tags: []}, leaves: []}")]
    [InlineData(
        """{ "leaves": [{}, { "tags": null }, { "name": "a" }] }""",
        "{leaves: [{tags: []}, {tags: []}, {name: \"a\", tags: []}]}")]
    public void Leaves_out_what_is_absent_or_null_and_makes_every_list_a_list(string json, string outputs)
    {
        Assert.Equal(outputs, Project(json));
    }

    [Theory]
    [InlineData("""{ "text": 1 }""", "'text' is a number, not text")]
    [InlineData("""{ "text": ["a"] }""", "'text' is a list, not text")]
    [InlineData("""{ "flag": "true" }""", "'flag' is text, not true or false")]
    [InlineData("""{ "number": "1" }""", "'number' is text, not a number")]
    [InlineData("""{ "whole": false }""", "'whole' is true or false, not a whole number")]
    [InlineData("""{ "leaf": [] }""", "'leaf' is a list, not an object")]
    [InlineData("""{ "leaf": { "name": {} } }""", "'leaf.name' is an object, not text")]
    [InlineData("""{ "leaf": { "tags": ["a", null] } }""", "'leaf.tags' is null, not text")]
    [InlineData("""{ "leaves": {} }""", "'leaves' is an object, not a list")]
    [InlineData("""{ "leaves": [null] }""", "'leaves' is null, not an object")]
    [InlineData("""{ "leaves": [{ "tags": "a" }] }""", "'leaves.tags' is text, not a list")]
    [InlineData("""{ "leaf": { "name": "a" }, "text": 1 }""", "'text' is a number, not text")]
    [InlineData("[]", "it is a list, not an object")]
    [InlineData("null", "it is null, not an object")]
    public void Names_the_place_where_a_type_is_not_the_declared_one(string json, string complaint)
    {
        var failure = Assert.Throws<ProviderException>(() => Project(json));

        Assert.Equal(Answers.Unexpected(complaint), failure.Message);
    }

    [Theory]
    [InlineData("30.0", "30")]
    [InlineData("3e1", "30")]
    [InlineData("-0", "-0")]
    [InlineData("2147483647", "2147483647")]
    [InlineData("-2147483648", "-2147483648")]
    public void Accepts_whole_numbers_in_every_notation(string json, string number)
    {
        Assert.Equal($"{{whole: {number}, leaves: []}}", Project($$"""{ "whole": {{json}} }"""));
    }

    [Theory]
    [InlineData("1.5", "1.5")]
    [InlineData("2147483648", "2147483648")]
    [InlineData("-2147483649", "-2147483649")]
    [InlineData("1e400", "Infinity")]
    public void Refuses_whole_numbers_that_32_bits_do_not_hold(string json, string shown)
    {
        var failure = Assert.Throws<ProviderException>(() => Project($$"""{ "whole": {{json}} }"""));

        Assert.Equal(Answers.Unexpected($"'whole' is {shown}, not a whole number of 32 bits"), failure.Message);
    }

    [Theory]
    [InlineData("9007199254740992", "9007199254740992")]
    [InlineData("4294967295", "4294967295")]
    [InlineData("-1.25e-3", "-0.00125")]
    public void Accepts_numbers_within_the_range_of_a_double(string json, string number)
    {
        Assert.Equal($"{{number: {number}, leaves: []}}", Project($$"""{ "number": {{json}} }"""));
    }

    [Fact]
    public void Refuses_a_number_outside_the_range_of_a_double()
    {
        var failure = Assert.Throws<ProviderException>(() => Project("""{ "number": -1e400 }"""));

        Assert.Equal(
            Answers.Unexpected("'number' is a number beyond all bounds, not a number that a double can hold"),
            failure.Message);
    }

    [Fact]
    public void Writes_a_property_once_when_the_answer_repeats_it()
    {
        Assert.Equal("{text: \"a\", leaves: []}", Project("""{ "text": "a", "text": "b", "te\u0078t": 3 }"""));
        Assert.Equal("{leaves: [{tags: []}]}", Project("""{ "leaves": null, "leaves": [{}], "leaves": null }"""));
    }

    [Fact]
    public void Reads_names_and_texts_that_are_escaped()
    {
        Assert.Equal(
            "{text: \"a\"\n😀/ä\", leaves: []}",
            Project("""{ "t\u0065\u0078t": "a\"\n\ud83d\ude00\/ä" }"""));
    }

    [Fact]
    public void Reads_escaped_texts_of_every_length()
    {
        foreach (var length in new[] { 0, 505, 506, 507, 511, 512, 513, 20_000 })
        {
            var text = new string('x', length);

            Assert.Equal($"{{text: \"{text}\t\", leaves: []}}", Project($$"""{ "text": "{{text}}\t" }"""));
        }
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("a\\udc00b")]
    [InlineData("\u00ff")]
    [InlineData("\u00ed\u00a0\u0080")]
    [InlineData("\u00c3\\n")]
    public void Refuses_text_that_is_not_valid_Unicode(string latin1)
    {
        var json = Encoding.Latin1.GetBytes($$"""{ "text": "{{latin1}}" }""");

        var failure = Assert.Throws<ProviderException>(() => Project(json));

        Assert.Equal(Answers.Unexpected("'text' is text, not valid Unicode"), failure.Message);
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\u0074\\ud800")]
    [InlineData("\u00ff")]
    [InlineData("\u00ff\\n")]
    public void Skips_names_that_are_not_valid_Unicode(string latin1)
    {
        var json = Encoding.Latin1.GetBytes($$"""{ "{{latin1}}": 1, "text": "a" }""");

        Assert.Equal("{text: \"a\", leaves: []}", Project(json));
    }

    [Theory]
    [InlineData("""{ "text": "a" """)]
    [InlineData("""{ "text": """)]
    [InlineData("""{ "leaves": [{ """)]
    [InlineData("""{ "text": "a", }""")]
    public void Leaves_it_to_the_reader_to_say_that_JSON_breaks_off(string json)
    {
        Assert.ThrowsAny<JsonException>(() => Project(json));
    }

    private static string Project(string json, ObjectSchema? schema = null, Arguments? arguments = null) =>
        Projected.Show(json, schema ?? Schema, arguments: arguments);

    private static string Project(byte[] json) => Projected.Show(json, Schema);
}
