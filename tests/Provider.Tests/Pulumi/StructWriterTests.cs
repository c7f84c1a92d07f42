using System.Text;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Pulumi;
using AtlasBackup.Provider.Tests.Support;
using static AtlasBackup.Provider.Tests.Support.StructNames;

namespace AtlasBackup.Provider.Tests.Pulumi;

public sealed class StructWriterTests
{
    public static TheoryData<int> Limits => StructLengths.Limits;

    [Fact]
    public void Writes_every_kind_of_value()
    {
        using var writer = StructOutputs.Writer();

        writer.WriteStartObject(Any, isSecret: false);
        Name(writer, "text").WriteStringValue("grüße 😀"u8, isSecret: false);
        Name(writer, "empty").WriteStringValue(""u8, isSecret: false);
        Name(writer, "number").WriteNumberValue(-1.5, isSecret: false);
        Name(writer, "yes").WriteBooleanValue(true, isSecret: false);
        Name(writer, "no").WriteBooleanValue(false, isSecret: false);
        Name(writer, "list").WriteStartArray(isSecret: false);
        writer.WriteStringValue("a"u8, isSecret: false);
        writer.WriteNumberValue(double.MaxValue, isSecret: false);
        writer.WriteBooleanValue(true, isSecret: false);
        writer.WriteStartArray(isSecret: false);
        writer.WriteEndArray();
        writer.WriteStartObject(Any, isSecret: false);
        writer.WriteEndObject();
        writer.WriteEndArray();
        Name(writer, "object").WriteStartObject(Any, isSecret: false);
        Name(writer, "").WriteNumberValue(0, isSecret: false);
        writer.WriteEndObject();
        writer.WriteEndObject();

        Assert.Equal(
            "{text: \"grüße 😀\", empty: \"\", number: -1.5, yes: true, no: false, "
                + "list: [\"a\", 1.7976931348623157E+308, true, [], {}], object: {: 0}}",
            StructOutputs.Of(writer));
    }

    [Fact]
    public void Writes_an_empty_object_as_no_bytes()
    {
        using var writer = StructOutputs.Writer();

        writer.WriteStartObject(Any, isSecret: false);
        writer.WriteEndObject();

        Assert.Empty(StructOutputs.Bytes(writer));
    }

    [Fact]
    public void Seals_scalars_lists_objects_and_the_items_of_lists()
    {
        using var writer = StructOutputs.Writer();

        writer.WriteStartObject(Any, isSecret: false);
        Name(writer, "text").WriteStringValue("a"u8, isSecret: true);
        Name(writer, "number").WriteNumberValue(1, isSecret: true);
        Name(writer, "boolean").WriteBooleanValue(false, isSecret: true);
        Name(writer, "list").WriteStartArray(isSecret: true);
        writer.WriteStringValue("inner"u8, isSecret: true);
        writer.WriteStringValue("plain"u8, isSecret: false);
        writer.WriteEndArray();
        Name(writer, "object").WriteStartObject(Any, isSecret: true);
        Name(writer, "deeper").WriteStartArray(isSecret: true);
        writer.WriteEndArray();
        writer.WriteEndObject();
        Name(writer, "after").WriteStringValue("plain"u8, isSecret: false);
        writer.WriteEndObject();

        Assert.Equal(
            "{text: secret(\"a\"), number: secret(1), boolean: secret(false), list: secret([secret(\"inner\"), "
                + "\"plain\"]), "
            + "object: secret({deeper: secret([])}), after: \"plain\"}",
            StructOutputs.Of(writer));
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void Writes_texts_and_containers_whose_lengths_are_about_to_grow(int limit)
    {
        foreach (var text in StructLengths.TextsUpTo(limit))
        {
            using var writer = StructOutputs.Writer();

            writer.WriteStartObject(Any, isSecret: false);
            Name(writer, "before").WriteNumberValue(1, isSecret: false);
            Name(writer, "object").WriteStartObject(Any, isSecret: false);
            Name(writer, "list").WriteStartArray(isSecret: false);
            writer.WriteStringValue(Encoding.UTF8.GetBytes(text), isSecret: false);
            writer.WriteEndArray();
            writer.WriteEndObject();
            Name(writer, "after").WriteStartArray(isSecret: false);
            writer.WriteEndArray();
            writer.WriteEndObject();

            Assert.Equal($"{{before: 1, object: {{list: [\"{text}\"]}}, after: []}}", StructOutputs.Of(writer));
        }
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void Writes_names_and_secrets_whose_lengths_are_about_to_grow(int limit)
    {
        foreach (var name in StructLengths.TextsUpTo(limit))
        {
            using var writer = StructOutputs.Writer();

            writer.WriteStartObject(Any, isSecret: false);
            Name(writer, name).WriteStartArray(isSecret: true);
            writer.WriteStringValue("x"u8, isSecret: true);
            writer.WriteEndArray();
            writer.WriteEndObject();

            Assert.Equal($"{{{name}: secret([secret(\"x\")])}}", StructOutputs.Of(writer));
        }
    }

    [Fact]
    public void Refuses_to_give_out_an_answer_before_its_end()
    {
        using var writer = StructOutputs.Writer();
        writer.WriteStartObject(Any, isSecret: false);

        var failure = Assert.Throws<InvalidOperationException>(() => writer.Length);

        Assert.Equal("an object or a list has not ended", failure.Message);
    }

    [Fact]
    public void Reports_a_result_that_is_larger_than_Pulumi_accepts()
    {
        using var writer = StructOutputs.Writer();
        var piece = new byte[50 * 1024 * 1024];
        writer.WriteStartObject(Any, isSecret: false);
        Name(writer, "list").WriteStartArray(isSecret: false);

        var failure = Assert.Throws<ProviderException>(() =>
        {
            for (var count = 0; count < 9; count++)
            {
                writer.WriteStringValue(piece, isSecret: false);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });

        Assert.Equal(FailureKind.TooLarge, failure.Kind);
        Assert.Equal(
            "the result is larger than 400 MB, which is all that Pulumi takes at once; read it page by page with "
                + "pageNum",
            failure.Message);
    }

    [Fact]
    public void Writes_nothing_for_absent_values()
    {
        using var writer = StructOutputs.Writer();

        writer.WriteStartObject(Any, isSecret: false);
        writer.WriteAbsent(Property("gone"));
        Name(writer, "text").WriteStringValue("a"u8, isSecret: false);
        writer.WriteEndObject();

        Assert.Equal("{text: \"a\"}", StructOutputs.Of(writer));
    }

    [Fact]
    public void Refuses_to_give_out_an_answer_after_it_was_disposed()
    {
        using var writer = StructOutputs.Writer();
        writer.WriteStartObject(Any, isSecret: false);
        writer.WriteEndObject();

        writer.Dispose();

        Assert.Throws<ObjectDisposedException>(() => StructOutputs.Of(writer));
    }
}
