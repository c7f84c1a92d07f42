using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Pulumi;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.Provider.Tests.Pulumi;

public sealed class StructReaderTests
{
    private const string Key = "4dabf18193072939515e22adb298388d";
    private const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    private const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    private const string Resource = "5cf8f73096256a8f31e491e813e4eb8e";
    private const string Bytes = "803fd3297a5875dc03ca845dda5d2a98";
    private const string Asset = "c44067f5952c0a294b673a41bacd8c17";
    private const string UnknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    [Fact]
    public void Reads_plain_values()
    {
        var read = StructReader.Read(Struct.Parser.ParseJson(
            """{ "t": "x", "n": 1.5, "b": true, "z": null, "l": ["a", 2], "o": { "p": false } }"""));

        Assert.Equal("'x'", read["t"].Shown.ToString());
        Assert.Equal(1.5, read["n"].Number);
        Assert.True(read["b"].Boolean);
        Assert.Equal(InputKind.Null, read["z"].Kind);
        Assert.Equal(["'a'", "2"], read["l"].Items.Select(item => item.Shown.ToString()));
        Assert.Equal(InputKind.Boolean, read["o"].Members["p"].Kind);
        Assert.DoesNotContain(read.Values, value => value.IsSecret);
    }

    [Fact]
    public void Reads_a_missing_struct_as_empty_and_a_missing_value_as_null()
    {
        Assert.Empty(StructReader.Read((Struct?)null));
        Assert.Equal(InputKind.Null, StructReader.Read(new Value()).Kind);
    }

    [Fact]
    public void Opens_secrets_however_deep_they_are_wrapped()
    {
        var read = Read($$"""{ "{{Key}}": "{{Secret}}", "value": { "{{Key}}": "{{Secret}}", "value": "hunter2" } }""");

        Assert.Equal("hunter2", read.Text);
        Assert.Equal("[secret]", read.Shown.ToString());
    }

    [Fact]
    public void Reads_a_container_with_a_secret_part_as_secret()
    {
        var list = Read($$"""["plain", { "{{Key}}": "{{Secret}}", "value": "hunter2" }]""");
        var member = Read($$"""{ "a": { "b": { "{{Key}}": "{{Secret}}", "value": 1 } } }""");

        Assert.True(list.IsSecret);
        Assert.True(member.IsSecret);
    }

    [Fact]
    public void Reads_a_secret_without_a_value_as_a_secret_null()
    {
        var read = Read($$"""{ "{{Key}}": "{{Secret}}" }""");

        Assert.Equal((InputKind.Null, true), (read.Kind, read.IsSecret));
    }

    [Theory]
    [InlineData("", "String", false)]
    [InlineData(""", "secret": true """, "String", true)]
    [InlineData(""", "secret": false, "dependencies": ["urn"] """, "String", false)]
    public void Opens_output_values(string more, string kind, bool isSecret)
    {
        var read = Read($$"""{ "{{Key}}": "{{Output}}", "value": "x" {{more}} }""");

        Assert.Equal((kind, isSecret, "x"), (read.Kind.ToString(), read.IsSecret, read.Text));
    }

    [Fact]
    public void Reads_an_output_without_a_value_as_one_that_is_not_known()
    {
        Assert.Equal(InputKind.Unknown, Read($$"""{ "{{Key}}": "{{Output}}" }""").Kind);
        Assert.True(
            Read($$"""{ "{{Key}}": "{{Output}}", "secret": true }""") is { Kind: InputKind.Unknown, IsSecret: true });
    }

    [Theory]
    [InlineData(""" "urn": "urn:x", "id": "abc" """, "'abc'")]
    [InlineData(""" "urn": "urn:x", "id": "" """, "a value that is not known yet")]
    [InlineData(""" "urn": "urn:x", "id": "04da6b54-80e4-46f7-96ec-b56ff0331ba9" """, "a value that is not known yet")]
    [InlineData(""" "urn": "urn:x" """, "'urn:x'")]
    public void Reads_a_resource_as_its_id_and_a_component_as_its_URN(string members, string shown)
    {
        var read = Read($$"""{ "{{Key}}": "{{Resource}}", {{members}} }""");

        Assert.Equal(shown, read.Shown.ToString());
    }

    [Fact]
    public void Reads_a_byte_string_as_its_text()
    {
        Assert.Equal("'//8='", Read($$"""{ "{{Key}}": "{{Bytes}}", "value": "//8=" }""").Shown.ToString());
    }

    [Theory]
    [InlineData("04da6b54-80e4-46f7-96ec-b56ff0331ba9")]
    [InlineData("1c4a061d-8072-4f0a-a4cb-0ff528b18fe7")]
    [InlineData("3eeb2bf0-c639-47a8-9e75-3b44932eb421")]
    [InlineData("6a19a0b0-7e62-4c92-b797-7f8e31da9cc2")]
    [InlineData("030794c1-ac77-496b-92df-f27374a8bd58")]
    [InlineData("e48ece36-62e2-4504-bad9-02848725956a")]
    [InlineData("dd056dcd-154b-4c76-9bd3-c8f88648b5ff")]
    public void Recognizes_the_sentinels_of_unknown_values(string sentinel)
    {
        Assert.Equal(InputKind.Unknown, StructReader.Read(Value.ForString(sentinel)).Kind);
        Assert.Equal(InputKind.String, StructReader.Read(Value.ForString($"{sentinel} ")).Kind);
    }

    [Theory]
    [InlineData(Asset)]
    [InlineData("some-other-signature")]
    public void Reads_a_value_with_an_unknown_signature_as_an_object_that_no_input_accepts(string signature)
    {
        var read = Read($$"""{ "{{Key}}": "{{signature}}", "text": "x" }""");

        Assert.Equal("an object", read.Shown.ToString());
    }

    [Fact]
    public void Reads_an_object_whose_signature_is_not_text_as_a_plain_object()
    {
        Assert.Equal(InputKind.Object, Read($$"""{ "{{Key}}": 7, "value": "x" }""").Kind);
    }

    [Theory]
    [InlineData("3", "3")]
    [InlineData(" true ", "true")]
    [InlineData("\"x\"", "'x'")]
    [InlineData("null", "nothing")]
    [InlineData("[ \"a\", \"b\" ]", "a list")]
    [InlineData("{ \"a\": 1.5 }", "an object")]
    [InlineData($"\"{UnknownText}\"", "a value that is not known yet")]
    [InlineData($$"""{ "{{Key}}": "{{Secret}}", "value": 3 }""", "[secret]")]
    [InlineData($$"""{ "a": 1.5, "s": { "{{Key}}": "{{Secret}}", "value": "nested" } }""", "[secret]")]
    public void Reads_values_that_came_as_JSON_text(string text, string shown)
    {
        Assert.Equal(shown, StructReader.ReadJson(text)?.Shown.ToString());
    }

    [Fact]
    public void Finds_unknown_values_inside_JSON_text()
    {
        Assert.True(StructReader.ReadJson($$"""{ "a": 1.5, "s": ["{{UnknownText}}"] }""")?.ContainsUnknown);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("{")]
    [InlineData("3 4")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{ \"\\ud800\": 1 }")]
    public void Reads_text_that_is_not_JSON_as_no_value(string text)
    {
        Assert.Null(StructReader.ReadJson(text));
    }

    private static InputValue Read(string json) => StructReader.Read(Value.Parser.ParseJson(json));
}
