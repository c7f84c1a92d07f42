using AtlasBackup.Core.Contract;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Functions;

public sealed class CheckingWriterTests
{
    private static readonly PropertySchema Text = new("text", new TypeSchema(TypeKind.String));
    private static readonly PropertySchema Url = new("url", Text.Type) { IsSecret = true };
    private static readonly PropertySchema Texts = new("texts", new TypeSchema(TypeKind.Array, Items: Text.Type));
    private static readonly PropertySchema Keys = Texts with { IsSecret = true };
    private static readonly ObjectSchema OneText = new() { Properties = [Text] };
    private static readonly ObjectSchema OneUrl = new() { Properties = [Url] };
    private static readonly ObjectSchema OneList = new() { Properties = [Texts] };
    private static readonly ObjectSchema OneSecretList = new() { Properties = [Keys] };

    [Fact]
    public void Shows_correctly_written_outputs()
    {
        using var writer = new CheckingWriter();
        using var part = writer.BeginPart(0);
        part.WriteStringValue("a"u8, isSecret: true);
        part.WriteStringValue("b"u8, isSecret: false);

        writer.WriteStartObject(new ObjectSchema { Properties = [Text, Url, Texts] }, isSecret: false);
        writer.WriteAbsent(Text);
        writer.WritePropertyName(Url);
        writer.WriteStringValue("c"u8, isSecret: true);
        writer.WritePropertyName(Texts);
        writer.WriteStartArray(isSecret: false);
        writer.AppendItems(part, 1, 1);
        writer.AppendItems(part, 0, 1);
        writer.WriteEndArray();
        writer.WriteEndObject();

        Assert.Equal("{url: secret(\"c\"), texts: [\"b\", secret(\"a\")]}", writer.ToString());
    }

    [Fact]
    public void Notices_a_property_that_is_missing_or_written_twice_or_not_declared()
    {
        AssertBroken("nothing was said of text", OneText, writer => writer.WriteEndObject());
        AssertBroken("text was said before", OneText, writer =>
        {
            writer.WriteAbsent(Text);
            writer.WritePropertyName(Text);
        });
        AssertBroken("url is not declared here", OneText, writer => writer.WriteAbsent(Url));
    }

    [Fact]
    public void Notices_names_without_values_and_values_without_names()
    {
        AssertBroken("a value in an object needs a name", OneText, writer =>
            writer.WriteStringValue("a"u8, isSecret: false));
        AssertBroken("text has no value", OneText, writer =>
        {
            writer.WritePropertyName(Text);
            writer.WriteEndObject();
        });
        AssertBroken("a name belongs into an object", OneList, writer =>
        {
            BeginList(writer);
            writer.WritePropertyName(Text);
        });
    }

    [Fact]
    public void Notices_values_of_another_type()
    {
        AssertBroken("text has another type", OneText, writer =>
        {
            writer.WritePropertyName(Text);
            writer.WriteNumberValue(1, isSecret: false);
        });
        AssertBroken("an item has another type", OneList, writer =>
        {
            BeginList(writer);
            writer.WriteStartObject(OneText, isSecret: false);
        });
    }

    [Fact]
    public void Notices_unbalanced_and_incomplete_outputs()
    {
        AssertBroken("this is not what was begun last", OneText, writer => writer.WriteEndArray());
        AssertBroken("the outputs are not complete", OneText, writer => _ = writer.ToString());
        AssertBroken("the outputs are one object", OneText, writer =>
        {
            writer.WriteAbsent(Text);
            writer.WriteEndObject();
            writer.WriteStartObject(OneText, isSecret: false);
        });
    }

    [Fact]
    public void Notices_secrets_that_are_not_marked_and_lists_that_are_absent()
    {
        AssertBroken("url is secret", OneUrl, writer =>
        {
            writer.WritePropertyName(Url);
            writer.WriteStringValue("a"u8, isSecret: false);
        });
        AssertBroken("texts is secret", OneSecretList, writer =>
        {
            BeginList(writer, Keys);
            writer.WriteStringValue("a"u8, isSecret: true);
            writer.WriteEndArray();
        });
        AssertBroken("texts is a list, which is never absent", OneList, writer => writer.WriteAbsent(Texts));
    }

    [Fact]
    public void Notices_secrets_that_had_to_be_left_out()
    {
        AssertBroken("url is to be left out", OneUrl, writer => writer.WritePropertyName(Url), omitsSecrets: true);
        AssertBroken(
            "texts is to be left out",
            OneSecretList,
            writer =>
            {
                writer.WritePropertyName(Keys);
                writer.WriteStartArray(isSecret: true);
                writer.WriteStringValue("a"u8, isSecret: false);
                writer.WriteEndArray();
            },
            omitsSecrets: true);
    }

    [Fact]
    public void Notices_items_that_are_not_complete_or_appended_twice_or_to_the_wrong_place()
    {
        AssertBroken("the part is not complete", OneList, writer =>
        {
            using var part = writer.BeginPart(1);
            part.WriteStartArray(isSecret: false);
            BeginList(writer);
            writer.AppendItems(part, 0, 0);
        });
        AssertBroken("item 0 was appended before", OneList, writer => Append(writer, (0, 1), (0, 1)));
        AssertBroken("the part has no such items", OneList, writer => Append(writer, (0, 2)));
        AssertBroken("items belong into an array", OneList, writer =>
        {
            using var part = writer.BeginPart(1);
            writer.AppendItems(part, 0, 0);
        });
        AssertBroken("a part has no parts", OneList, writer => writer.BeginPart(1).BeginPart(1));
        AssertBroken("the part is disposed", OneList, writer =>
        {
            var part = writer.BeginPart(1);
            part.Dispose();
            BeginList(writer);
            writer.AppendItems(part, 0, 0);
        });
    }

    private static void Append(CheckingWriter writer, params (int First, int Count)[] runs)
    {
        using var part = writer.BeginPart(1);
        part.WriteStringValue("a"u8, isSecret: false);
        BeginList(writer);
        foreach (var (first, count) in runs)
        {
            writer.AppendItems(part, first, count);
        }
    }

    private static void BeginList(CheckingWriter writer, PropertySchema? property = null)
    {
        writer.WritePropertyName(property ?? Texts);
        writer.WriteStartArray(isSecret: false);
    }

    private static void AssertBroken(
        string rule, ObjectSchema schema, Action<CheckingWriter> write, bool omitsSecrets = false)
    {
        using var writer = new CheckingWriter(omitsSecrets);
        writer.WriteStartObject(schema, isSecret: false);

        var failure = Assert.Throws<InvalidOperationException>(() => write(writer));

        Assert.Equal($"the contract of the writer is broken: {rule}", failure.Message);
    }
}
