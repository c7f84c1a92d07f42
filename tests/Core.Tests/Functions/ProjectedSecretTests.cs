using AtlasBackup.Core.Contract;
using AtlasBackup.Core.Functions;
using AtlasBackup.Core.Values;
using AtlasBackup.Tests.Support;
using static AtlasBackup.Core.Tests.Functions.Projected;

namespace AtlasBackup.Core.Tests.Functions;

/// <summary>Secret outputs, and outputs that repeat a secret.</summary>
public sealed class ProjectedSecretTests
{
    private static readonly ObjectSchema WithSecrets = new()
    {
        Properties =
        [
            new PropertySchema("text", Text),
            new PropertySchema("url", Text) { IsSecret = true },
            new PropertySchema("urls", new TypeSchema(TypeKind.Array, Items: Text)) { IsSecret = true },
        ],
    };

    [Fact]
    public void Seals_outputs_that_the_schema_marks_as_secret()
    {
        var schema = Object(("text", Text), ("url", Text));
        schema.Properties = [schema.Properties[0], schema.Properties[1] with { IsSecret = true }];

        Assert.Equal("{text: \"a\", url: secret(\"b\")}", Project("""{ "text": "a", "url": "b" }""", schema));
        Assert.Equal("{text: \"a\"}", Project("""{ "text": "a", "url": null }""", schema));
    }

    [Fact]
    public void Leaves_secrets_out_when_download_links_are_not_wanted()
    {
        var schema = Object(("text", Text), ("url", Text));
        schema.Properties = [schema.Properties[0], schema.Properties[1] with { IsSecret = true }];

        var outputs = Project(
            """{ "text": "a", "url": "b" }""", schema, Calls.Arguments(
                "listTenantRestores", ("omitDownloadLinks", InputValue.Of(true))));

        Assert.Equal("{text: \"a\"}", outputs);
    }

    [Fact]
    public void Leaves_secrets_out_and_secret_lists_empty_for_a_writer_that_omits_them()
    {
        const string Json = """{ "text": "a", "url": "b", "urls": ["c"] }""";

        Assert.Equal(
            "{text: \"a\", url: secret(\"b\"), urls: secret([\"c\"])}", Projected.Show(Json, WithSecrets));
        Assert.Equal("{text: \"a\", urls: []}", Projected.Show(Json, WithSecrets, omitsSecrets: true));
        Assert.Equal("{text: \"a\", urls: secret([])}", Project("""{ "text": "a" }""", WithSecrets));
    }

    [Fact]
    public void Seals_every_text_that_repeats_a_secret_argument()
    {
        var arguments = Calls.Arguments(
            "listTenantRestores", ("clusterName", InputValue.Of("hidden") with { IsSecret = true }));

        var outputs = Project(
            """
            { "text": "hidden", "url": "https://x/hidden/y",
              "leaf": { "name": "hid\u0064en", "tags": ["plain", "hidden"] } }
            """,
            Object(
                ("leaf", new TypeSchema(TypeKind.Object, Object: Leaf)),
                ("leaves", new TypeSchema(TypeKind.Array, Items: new TypeSchema(TypeKind.Object, Object: Leaf))),
                ("text", Text),
                ("url", Text)),
            arguments);

        Assert.Equal(
            "{text: secret(\"hidden\"), url: secret(\"https://x/hidden/y\"), "
            + "leaf: {name: secret(\"hidden\"), tags: [\"plain\", secret(\"hidden\")]}, leaves: []}",
            outputs);
    }

    [Fact]
    public void Seals_once_what_is_secret_for_two_reasons()
    {
        var schema = Object(("url", Text));
        schema.Properties = [schema.Properties[0] with { IsSecret = true }];
        var arguments = Calls.Arguments(
            "listTenantRestores", ("clusterName", InputValue.Of("hidden") with { IsSecret = true }));

        Assert.Equal("{url: secret(\"hidden\")}", Project("""{ "url": "hidden" }""", schema, arguments));
    }

    [Theory]
    [InlineData(
        """{ "text": "https://x/SECRET-LINK", "url": "https://x/SECRET-LINK" }""",
        "{text: secret(\"https://x/SECRET-LINK\"), url: secret(\"https://x/SECRET-LINK\"), urls: secret([])}")]
    [InlineData(
        """{ "text": "see https://x/SECRET-LINK?a", "urls": ["https:\/\/x\/SECRET-LINK"] }""",
        "{text: secret(\"see https://x/SECRET-LINK?a\"), urls: secret([\"https://x/SECRET-LINK\"])}")]
    [InlineData(
        """{ "text": "1 of 2", "url": "1" }""",
        "{text: \"1 of 2\", url: secret(\"1\"), urls: secret([])}")]
    public void Seals_a_text_that_repeats_a_secret_of_the_answer(string json, string outputs)
    {
        Assert.Equal(outputs, Projected.Show(json, WithSecrets));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Leaves_out_a_text_that_repeats_a_secret_which_is_left_out(bool byWriter)
    {
        var schema = Object(
            ("links", new TypeSchema(TypeKind.Array, Items: new TypeSchema(TypeKind.Object, Object: Leaf))),
            ("own", new TypeSchema(TypeKind.Object, Object: WithSecrets)));
        const string Json =
            """
            { "links": [{ "name": "\u0068ttps://x/SECRET", "tags": ["a", "https://x/SECRET/b"] }],
              "own": { "url": "https://x/SECRET" } }
            """;
        var arguments = byWriter
            ? null
            : Calls.Arguments("listTenantRestores", ("omitDownloadLinks", InputValue.Of(true)));

        Assert.Equal(
            "{links: [{tags: [\"a\"]}], own: {urls: []}}",
            Projected.Show(Json, schema, arguments: arguments, omitsSecrets: byWriter));
    }

    private static string Project(string json, ObjectSchema? schema = null, Arguments? arguments = null) =>
        Projected.Show(json, schema ?? WithSecrets, arguments: arguments);
}
