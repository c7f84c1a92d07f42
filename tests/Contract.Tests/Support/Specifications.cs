using System.Text.Json.Nodes;
using AtlasBackup.ContractTool.Facts;

namespace AtlasBackup.Contract.Tests.Support;

/// <summary>A made-up specification of one operation, and what may change in it.</summary>
internal static class Specifications
{
    public const string Yaml = """
        openapi: 3.0.1
        info:
          version: '2.0'
          x-xgen-sha: abc123
        paths:
          /api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/exports/{exportId}:
            get:
              description: Made-up words about an operation.
              tags: [Cloud Backups]
              x-rolesRequirements:
              - Project Backup Manager
              parameters:
              - $ref: '#/components/parameters/groupId'
              - in: path
                name: exportId
                required: true
                schema: { type: string, pattern: '^([a-f0-9]{24})$', example: 32b6e34b3d91647abb20e7b8 }
              - in: query
                name: pageNum
                description: Made-up words about a parameter.
                schema: { type: integer, minimum: 1, default: 1 }
              responses:
                '200':
                  content:
                    application/vnd.atlas.2023-01-01+json:
                      schema: { $ref: '#/components/schemas/Export' }
                      x-xgen-version: 2023-01-01
                    application/vnd.atlas.2023-01-01+csv:
                      schema: { type: string }
            post: {}
        components:
          parameters:
            groupId: { in: path, name: groupId, required: true, schema: { type: string, pattern: '[0-9]' } }
          schemas:
            Export:
              type: object
              description: Made-up words about a schema.
              externalDocs: { url: https://example.com }
              properties:
                description: { type: string, description: A field of that name. }
                parts: { type: array, maxItems: 64, items: { $ref: '#/components/schemas/Part' } }
                state: { type: string, enum: [Queued, Done], readOnly: true }
            Part:
              oneOf:
              - $ref: '#/components/schemas/Small'
              - allOf: [{ $ref: '#/components/schemas/Export' }]
              discriminator: { propertyName: size, mapping: { small: '#/components/schemas/Small' } }
            Small: { type: object, properties: { ratio: { type: number, maximum: 0.5, nullable: true } } }
            Unused: { type: object }
        """;

    private const string Path = "/api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/exports/{exportId}";

    public static JsonObject Exports()
    {
        var file = System.IO.Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Yaml);
            return SpecificationFile.Read(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static JsonObject Operation() => new()
    {
        ["get"] = new JsonObject { ["responses"] = new JsonObject { ["200"] = new JsonObject() } },
    };

    public static JsonObject Changed(string change)
    {
        var specification = Exports();
        var operation = At(specification, "paths", Path, "get");
        var content = At(operation, "responses", "200", "content");
        var properties = At(specification, "components", "schemas", "Export", "properties");
        switch (change)
        {
            case "fields":
                properties["retries"] = JsonNode.Parse(
                    """{ "type": "integer", "format": "int64", "description": "New." }""");
                break;
            case "values":
                properties["state"] = JsonNode.Parse(
                    """{ "type": "string", "enum": ["Queued", "Paused"], "readOnly": true }""");
                break;
            case "version":
                content["application/vnd.atlas.2026-01-01+json"] = JsonNode.Parse(
                    """{ "schema": { "$ref": "#/components/schemas/Export" } }""");
                break;
            case "sunset":
                At(content, "application/vnd.atlas.2023-01-01+json")["x-sunset"] = "2027-07-01";
                break;
            case "roles":
                operation["x-rolesRequirements"] = "Project Owner";
                break;
            case "bound":
                operation["parameters"]?[1]?["schema"]?.AsObject().Add("maxLength", 24);
                break;
            case "operation":
                At(specification, "paths")["/api/atlas/v2/groups/{groupId}/backup/plans"] = Operation();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(change));
        }

        return specification;
    }

    private static JsonObject At(JsonObject node, params string[] steps) => steps.Aggregate(node, (owner, step) =>
        owner[step] as JsonObject ?? throw new InvalidOperationException($"there is no {step}"));
}
