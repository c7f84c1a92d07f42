using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AtlasBackup.Contract.Tests.Support;
using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.Contract.Tests.Assembly;

public sealed class SchemaBuilderTests : IDisposable
{
    private const string Facts = "operations.groups/{groupId}/clusters/{clusterName}/backup/exports/{exportId}";
    private const string Export = "functions.getBackupExport";

    private readonly ContractCopy _copy = new();

    public SchemaBuilderTests() => _copy.KeepFunctions("getBackupExport", "listLegacyRestoreJobs");

    public void Dispose() => _copy.Dispose();

    [Fact]
    public void Types_and_functions_are_sorted_and_the_type_of_one_object_is_in_its_function()
    {
        var schema = Build();

        var types = schema.Object("types").Select(type => type.Key).ToList();
        Assert.Equal(types.Order(StringComparer.Ordinal), types);
        Assert.DoesNotContain("atlasbackup:index:BackupExport", types);
        Assert.Contains("atlasbackup:index:LegacyRestoreJob", types);
        var functions = schema.Object("functions").Select(function => function.Key).ToList();
        Assert.Equal(functions.Order(StringComparer.Ordinal), functions);
    }

    [Fact]
    public void A_setting_is_a_configuration_variable_and_an_input_of_the_provider()
    {
        _copy.Set(
            "package.json", "settings.retries", """{ "type": "integer", "description": "Text.", "default": 4 }""");

        var schema = Build();

        const string expected = """{"type":"integer","description":"Text. Defaults to 4."}""";
        Assert.Equal(expected, schema.Object("config").Object("variables").Object("retries").ToJsonString());
        Assert.Equal(expected, schema.Object("provider").Object("inputProperties").Object("retries").ToJsonString());
    }

    [Fact]
    public void A_setting_names_its_environment_variables_and_the_plugin_reads_them()
    {
        _copy.Set(
            "package.json",
            "settings.token",
            """{ "type": "string", "description": "Text.", "environment": ["FIRST", "SECOND"], "secret": true }""");

        const string expected = """
            {"type":"string","description":"Text. Environment variables, in order of precedence: `FIRST`, `SECOND`.","secret":true}
            """;
        Assert.Equal(
            expected, Relaxed(Build().Object("provider").Object("inputProperties").Object("token")));
    }

    // An SDK would send the values of the variables as if the program had given them, and some put them into the state.
    [Fact]
    public void No_setting_has_a_default_that_an_SDK_would_send()
    {
        var schema = Build();

        var settings = schema.Object("config").Object("variables")
            .Concat(schema.Object("provider").Object("inputProperties"));
        Assert.All(settings, setting =>
        {
            Assert.DoesNotContain(setting.Value!.AsObject(), keyword => keyword.Key is "default" or "defaultInfo");
        });
    }

    [Fact]
    public void An_input_has_no_rules_in_the_schema()
    {
        var input = Build().Object("functions").Object("atlasbackup:index:listLegacyRestoreJobs")
            .Object("inputs").Object("properties").Object("itemsPerPage");

        Assert.Equal(["type", "description"], input.Select(keyword => keyword.Key));
        Assert.EndsWith(" From 1 to 500.", input.Text("description"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_of_a_list_has_no_rules_in_the_schema_either()
    {
        _copy.Set("exports.json", "types.ExportComponent.properties.indexes", """
            {
              "type": "array",
              "items": { "type": "string", "json": true },
              "wireName": "_indexes",
              "description": "Text."
            }
            """);

        var property = Build().Object("types").Object("atlasbackup:index:ExportComponent")
            .Object("properties").Object("indexes");

        Assert.Equal(
            """{"type":"array","items":{"type":"string"},"description":"Text."}""", property.ToJsonString());
    }

    [Theory]
    [InlineData("exports.json", $"{Export}.endpoint.roles", """["Project Owner"]""",
        "\n\nRequires the Atlas role Project Owner.\n\n")]
    [InlineData("exports.json", $"{Export}.endpoint.roles", """["A", "B", "C"]""",
        "\n\nRequires one of the Atlas roles A, B or C.\n\n")]
    [InlineData("exports.json", $"{Export}.endpoint.successor", "\"GET /new\"",
        " Atlas has retired this endpoint; its successor is `GET /new`.\n\n")]
    [InlineData("facts/atlas.json", $"{Facts}.versions.2023-01-01.sunset", "\"2027-07-01\"",
        " Atlas removes this endpoint on 2027-07-01.\n\n")]
    [InlineData("facts/atlas.json", $"{Facts}.deprecated", "true",
        " Atlas has deprecated this endpoint and has not announced when it will be removed.\n\n")]
    [InlineData("exports.json", $"{Export}.endpoint.paging", "\"numbered\"",
        "\n\nReads every page, so that the list is complete. With `pageNum`, reads only that page.\n\n")]
    public void A_function_says_what_follows_from_its_entry(string file, string place, string json, string expected)
    {
        _copy.Set(file, place, json);

        var description = Build().Object("functions").Object("atlasbackup:index:getBackupExport").Text("description");

        Assert.Contains(expected, description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_with_download_links_says_that_one_makes_the_whole_result_secret()
    {
        var functions = Build().Object("functions");

        const string expected =
            "\n\nA result that holds a secret, such as a download link, is secret as a whole: Pulumi shows everything "
            + "that is read from it as `[secret]`, counts and statuses too. With `omitDownloadLinks`, nothing in it is "
            + "secret.\n\n";
        Assert.Contains(
            expected,
            functions.Object("atlasbackup:index:listLegacyRestoreJobs").Text("description"),
            StringComparison.Ordinal);
        Assert.DoesNotContain(
            "[secret]",
            functions.Object("atlasbackup:index:getBackupExport").Text("description"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_names_its_items_and_says_what_its_inputs_change()
    {
        var outputs = Build().Object("functions").Object("atlasbackup:index:listLegacyRestoreJobs")
            .Object("outputs").Object("properties");

        Assert.Equal(
            "#/types/atlasbackup:index:LegacyRestoreJob", outputs.Object("results").Object("items").Text("$ref"));
        Assert.StartsWith("The restore jobs ", outputs.Object("results").Text("description"), StringComparison.Ordinal);
        Assert.EndsWith("only with `pageNum`.", outputs.Object("links").Text("description"), StringComparison.Ordinal);
        Assert.EndsWith(
            "or if Atlas cannot count them in time. Filters do not change it: count `results`.",
            outputs.Object("totalCount").Text("description"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exports.json", "types.ExportStatus.properties.totalCollections.minimun", "1",
        "ExportStatus.totalCollections has the unknown keyword 'minimun'")]
    [InlineData("exports.json", "types.BackupExport.properties.state.$ref", "\"#/types/Nothing\"",
        "getBackupExport.state refers to the type Nothing, which no file has")]
    [InlineData("exports.json", $"{Export}.inputs.properties.groupId.$ref", "\"#/inputs/nothing\"",
        "getBackupExport refers to the input nothing, which no file has")]
    [InlineData("exports.json", "types.Link", """{ "type": "object" }""",
        "exports.json has a type Link, as shared.json has: remove one or rename it")]
    [InlineData("exports.json", $"{Export}.example.arguments.exportId", null,
        "the example of getBackupExport does not give exportId, which is required")]
    [InlineData("exports.json", $"{Export}.endpoint.apiVersion", null, "getBackupExport has no 'apiVersion'")]
    public void A_mistake_in_the_contract_is_an_error_that_names_its_place(
        string file, string place, string? json, string expected)
    {
        _copy.Set(file, place, json);

        Assert.Equal(expected, Assert.Throws<ContractException>(Build).Message);
    }

    private static string Relaxed(JsonObject value) => value.ToJsonString(
        new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private JsonObject Build() =>
        SchemaBuilder.Build(WrittenContract.Read(_copy.Folder), AtlasFacts.Read(_copy.Folder));
}
