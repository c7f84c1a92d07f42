using System.Text;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Pulumi;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Provider.Tests.Wire;

public sealed class StructWriterTests
{
    // What stands around a text in these tests takes fewer bytes than this.
    private const int Around = 30;

    // The lengths from which on a protobuf varint takes another byte.
    public static TheoryData<int> Limits => [Around, 128, 16_384, 2_097_152];

    [Fact]
    public void Writes_every_kind_of_value()
    {
        var writer = new StructWriter();

        writer.BeginObject();
        Name(writer, "text").Text("grüße 😀"u8);
        Name(writer, "empty").Text(""u8);
        Name(writer, "number").Number(-1.5);
        Name(writer, "yes").Boolean(true);
        Name(writer, "no").Boolean(false);
        Name(writer, "list").BeginArray();
        writer.Text("a"u8);
        writer.Number(double.MaxValue);
        writer.Boolean(true);
        writer.BeginArray();
        writer.EndArray();
        writer.BeginObject();
        writer.EndObject();
        writer.EndArray();
        Name(writer, "object").BeginObject();
        Name(writer, "").Number(0);
        writer.EndObject();
        writer.EndObject();

        Assert.Equal(
            "{text: \"grüße 😀\", empty: \"\", number: -1.5, yes: true, no: false, "
                + "list: [\"a\", 1.7976931348623157E+308, true, [], {}], object: {: 0}}",
            Outputs.Of(writer));
    }

    [Fact]
    public void Writes_an_empty_object_as_no_bytes()
    {
        var writer = new StructWriter();

        writer.BeginObject();
        writer.EndObject();

        Assert.Equal(0, writer.Written.Length);
    }

    [Fact]
    public void Seals_scalars_lists_and_objects_and_what_stands_in_lists()
    {
        var writer = new StructWriter();

        writer.BeginObject();
        Sealed(writer, "text").Text("a"u8);
        Sealed(writer, "number").Number(1);
        Sealed(writer, "boolean").Boolean(false);
        Sealed(writer, "list").BeginArray();
        writer.SealNext();
        writer.Text("inner"u8);
        writer.Text("plain"u8);
        writer.EndArray();
        Sealed(writer, "object").BeginObject();
        Sealed(writer, "deeper").BeginArray();
        writer.EndArray();
        writer.EndObject();
        Name(writer, "after").Text("plain"u8);
        writer.EndObject();

        Assert.Equal(
            "{text: secret(\"a\"), number: secret(1), boolean: secret(false), list: secret([secret(\"inner\"), "
                + "\"plain\"]), "
            + "object: secret({deeper: secret([])}), after: \"plain\"}",
            Outputs.Of(writer));
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void Writes_texts_and_containers_whose_lengths_are_about_to_grow(int limit)
    {
        foreach (var text in TextsUpTo(limit))
        {
            var writer = new StructWriter();

            writer.BeginObject();
            Name(writer, "before").Number(1);
            Name(writer, "object").BeginObject();
            Name(writer, "list").BeginArray();
            writer.Text(Encoding.UTF8.GetBytes(text));
            writer.EndArray();
            writer.EndObject();
            Name(writer, "after").BeginArray();
            writer.EndArray();
            writer.EndObject();

            Assert.Equal($"{{before: 1, object: {{list: [\"{text}\"]}}, after: []}}", Outputs.Of(writer));
        }
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void Writes_names_and_secrets_whose_lengths_are_about_to_grow(int limit)
    {
        foreach (var name in TextsUpTo(limit))
        {
            var writer = new StructWriter();

            writer.BeginObject();
            Sealed(writer, name).BeginArray();
            writer.SealNext();
            writer.Text("x"u8);
            writer.EndArray();
            writer.EndObject();

            Assert.Equal($"{{{name}: secret([secret(\"x\")])}}", Outputs.Of(writer));
        }
    }

    [Fact]
    public void Forgets_what_it_is_told_to_forget()
    {
        var writer = new StructWriter();

        writer.BeginObject();
        Name(writer, "list").BeginArray();
        writer.Text("kept"u8);
        var position = writer.Position;
        writer.BeginObject();
        Name(writer, "gone").Text(new byte[20_000]);
        writer.EndObject();
        writer.Rewind(position);
        writer.Text("after"u8);
        writer.EndArray();
        writer.EndObject();

        Assert.Equal("{list: [\"kept\", \"after\"]}", Outputs.Of(writer));
    }

    [Fact]
    public void Takes_in_what_was_written_elsewhere_as_far_as_it_is_told()
    {
        var writer = new StructWriter();
        writer.BeginObject();
        Name(writer, "list").BeginArray();
        writer.Text("before"u8);
        var part = writer.Part(1);
        part.BeginObject();
        Sealed(part, "kept").Number(1);
        part.EndObject();
        var end = part.Position;
        part.Text("left out"u8);

        writer.Append(part, ..end);
        part.Release();
        writer.Boolean(true);
        writer.EndArray();
        writer.EndObject();

        Assert.Equal("{list: [\"before\", {kept: secret(1)}, true]}", Outputs.Of(writer));
    }

    [Fact]
    public void Gives_nothing_out_before_the_end()
    {
        var writer = new StructWriter();
        writer.BeginObject();

        var failure = Assert.Throws<InvalidOperationException>(() => writer.Written);

        Assert.Equal("an object or a list has not ended", failure.Message);
    }

    [Fact]
    public void Says_so_when_the_result_is_larger_than_Pulumi_takes()
    {
        var writer = new StructWriter();
        var piece = new byte[50 * 1024 * 1024];
        writer.BeginObject();
        Name(writer, "list").BeginArray();

        var failure = Assert.Throws<OutputTooLargeException>(() =>
        {
            for (var count = 0; count < 9; count++)
            {
                writer.Text(piece);
            }
        });

        Assert.Contains("400 MB", failure.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> TextsUpTo(int limit) =>
        Enumerable.Range(limit - Around, Around + 2).Select(length => new string('x', length));

    private static IOutputWriter Name(IOutputWriter writer, string name)
    {
        writer.Name(Encoding.UTF8.GetBytes(name));
        return writer;
    }

    private static IOutputWriter Sealed(IOutputWriter writer, string name)
    {
        Name(writer, name).SealNext();
        return writer;
    }
}
