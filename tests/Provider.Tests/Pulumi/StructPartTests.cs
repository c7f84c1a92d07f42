using System.Text;
using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Values;
using AtlasBackup.Provider.Pulumi;
using AtlasBackup.Provider.Tests.Support;
using static AtlasBackup.Provider.Tests.Support.StructNames;

namespace AtlasBackup.Provider.Tests.Pulumi;

public sealed class StructPartTests
{
    public static TheoryData<int> Limits => StructLengths.Limits;

    [Fact]
    public void Takes_items_of_parts_in_any_order_and_leaves_out_the_others()
    {
        using var writer = StructOutputs.Writer();
        using var letters = Part(writer, "a", "b", "c", "left out");
        using var digits = Part(writer, "1", "2");

        BeginList(writer);
        writer.AppendItems(digits, 1, 1);
        writer.WriteStringValue("between"u8, isSecret: false);
        writer.AppendItems(letters, 1, 2);
        writer.AppendItems(digits, 0, 1);
        writer.AppendItems(letters, 0, 1);
        writer.AppendItems(letters, 3, 0);
        EndList(writer);

        Assert.Equal("{list: [\"2\", \"between\", \"b\", \"c\", \"1\", \"a\"], after: 1}", StructOutputs.Of(writer));
    }

    [Fact]
    public void Counts_items_of_every_kind_and_secret_ones_once()
    {
        using var writer = StructOutputs.Writer();
        using var part = writer.BeginPart(1);

        part.WriteStartObject(Any, isSecret: false);
        Name(part, "inner").WriteStartArray(isSecret: true);
        part.WriteEndArray();
        part.WriteEndObject();
        part.WriteStartArray(isSecret: true);
        part.WriteStringValue("x"u8, isSecret: true);
        part.WriteEndArray();
        part.WriteNumberValue(7, isSecret: true);
        part.WriteBooleanValue(true, isSecret: false);

        Assert.Equal(4, part.ItemCount);
        BeginList(writer);
        writer.AppendItems(part, 3, 1);
        writer.AppendItems(part, 1, 2);
        writer.AppendItems(part, 0, 1);
        EndList(writer);
        Assert.Equal(
            "{list: [true, secret([secret(\"x\")]), secret(7), {inner: secret([])}], after: 1}",
            StructOutputs.Of(writer));
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void Keeps_items_in_their_place_while_the_lengths_around_them_grow(int limit)
    {
        foreach (var text in StructLengths.TextsUpTo(limit))
        {
            using var writer = StructOutputs.Writer();
            using var part = Part(writer, text, "b");

            writer.WriteStartObject(Any, isSecret: false);
            Name(writer, "outer").WriteStartObject(Any, isSecret: true);
            Name(writer, "list").WriteStartArray(isSecret: true);
            writer.WriteStringValue("first"u8, isSecret: false);
            writer.AppendItems(part, 0, 1);
            writer.WriteStringValue("middle"u8, isSecret: false);
            writer.AppendItems(part, 1, 1);
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();

            Assert.Equal(
                $"{{outer: secret({{list: secret([\"first\", \"{text}\", \"middle\", \"b\"])}})}}",
                StructOutputs.Of(writer));
        }
    }

    [Fact]
    public void Keeps_what_it_took_from_parts_that_have_been_disposed()
    {
        using var writer = StructOutputs.Writer();
        BeginList(writer);
        foreach (var text in new[] { "a", "b", "c" })
        {
            using var part = Part(writer, text);
            writer.AppendItems(part, 0, 1);
        }

        EndList(writer);

        Assert.Equal("{list: [\"a\", \"b\", \"c\"], after: 1}", StructOutputs.Of(writer));
    }

    [Fact]
    public void Gives_nothing_out_of_parts_after_it_was_disposed()
    {
        using var writer = StructOutputs.Writer();
        using var part = Part(writer, "a");
        BeginList(writer);
        writer.AppendItems(part, 0, 1);
        EndList(writer);

        writer.Dispose();

        Assert.Throws<ObjectDisposedException>(() => StructOutputs.Of(writer));
    }

    [Fact]
    public void Says_so_while_parts_grow_too_large_together_and_not_for_parts_that_are_gone()
    {
        using var writer = StructOutputs.Writer();
        var half = new string('x', 190 * 1024 * 1024);
        Part(writer, half).Dispose();
        Part(writer, half).Dispose();
        using var first = Part(writer, half);
        using var second = Part(writer, half);

        var failure = Assert.Throws<ProviderException>(() => Part(writer, half));

        Assert.Equal(FailureKind.TooLarge, failure.Kind);
    }

    private static IOutputPart Part(StructWriter writer, params string[] items)
    {
        var part = writer.BeginPart(1);
        try
        {
            foreach (var item in items)
            {
                part.WriteStringValue(Encoding.UTF8.GetBytes(item), isSecret: false);
            }

            return part;
        }
        catch
        {
            part.Dispose();
            throw;
        }
    }

    private static void BeginList(StructWriter writer)
    {
        writer.WriteStartObject(Any, isSecret: false);
        Name(writer, "list").WriteStartArray(isSecret: false);
    }

    private static void EndList(StructWriter writer)
    {
        writer.WriteEndArray();
        Name(writer, "after").WriteNumberValue(1, isSecret: false);
        writer.WriteEndObject();
    }
}
