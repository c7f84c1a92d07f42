using System.Text.Json.Nodes;
using AtlasBackup.Contract.Tests.Support;
using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Facts;

namespace AtlasBackup.Contract.Tests.Facts;

public sealed class FactsExtractorTests
{
    [Fact]
    public void Extracts_names_types_bounds_and_values_but_no_descriptions()
    {
        var facts = FactsExtractor.Extract(Specifications.Exports(), _ => true);

        var expected = JsonNode.Parse("""
            {
              "specification": { "version": "2.0", "commit": "abc123" },
              "operations": {
                "groups/{groupId}/clusters/{clusterName}/backup/exports/{exportId}": {
                  "tags": ["Cloud Backups"],
                  "roles": ["Project Backup Manager"],
                  "parameters": {
                    "exportId": { "in": "path", "required": true, "type": "string", "format": "object-id" },
                    "groupId": { "in": "path", "required": true, "type": "string" },
                    "pageNum": { "in": "query", "type": "integer", "minimum": 1, "default": 1 }
                  },
                  "versions": { "2023-01-01": { "schema": { "$ref": "Export" } } }
                }
              },
              "schemas": {
                "Export": {
                  "type": "object",
                  "properties": {
                    "description": { "type": "string" },
                    "parts": { "type": "array", "maxItems": 64, "items": { "$ref": "Part" } },
                    "state": { "type": "string", "enum": ["Queued", "Done"], "readOnly": true }
                  }
                },
                "Part": {
                  "oneOf": [{ "$ref": "Small" }, { "allOf": [{ "$ref": "Export" }] }],
                  "discriminator": "size"
                },
                "Small": {
                  "type": "object",
                  "properties": { "ratio": { "type": "number", "maximum": 0.5, "nullable": true } }
                }
              }
            }
            """);
        Assert.Equal(JsonLayout.ToText(expected ?? new JsonObject()), JsonLayout.ToText(facts));
    }

    [Fact]
    public void A_union_has_the_fields_of_all_that_it_may_be()
    {
        var facts = new AtlasFacts(FactsExtractor.Extract(Specifications.Exports(), _ => true));

        var fields = facts.Properties(new JsonObject { ["$ref"] = "Part" }).Keys;

        Assert.Equal(["description", "parts", "ratio", "state"], fields);
    }

    [Fact]
    public void A_union_that_names_its_members_only_by_their_values_has_the_fields_of_all()
    {
        var specification = Specifications.Exports();
        specification.Object("components").Object("schemas").Object("Part").Remove("oneOf");

        var facts = new AtlasFacts(FactsExtractor.Extract(specification, _ => true));

        Assert.Equal(["ratio"], facts.Properties(new JsonObject { ["$ref"] = "Part" }).Keys);
    }

    [Fact]
    public void A_reference_to_a_schema_that_is_not_there_is_an_error()
    {
        var specification = Specifications.Exports();
        specification["components"]?["schemas"]?.AsObject().Remove("Small");

        var error = Assert.Throws<ContractException>(() => FactsExtractor.Extract(specification, _ => true));

        Assert.Equal("the specification has no schema 'Small'", error.Message);
    }
}
