using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AtlasBackup.ContractTool.Facts;

/// <summary>Extracts the facts about the read operations from an OpenAPI document of Atlas.</summary>
internal sealed partial class FactsExtractor(JsonObject specification)
{
    public const string Root = "/api/atlas/v2/";

    private readonly JsonObject _components = specification.Object("components");

    public static JsonObject Extract(JsonObject specification, Func<string, bool> isWanted) =>
        new FactsExtractor(specification).Extract(isWanted);

    private JsonObject Extract(Func<string, bool> isWanted)
    {
        var operations = new JsonObject();
        var paths = specification.Object("paths").Objects().OrderBy(entry => entry.Name, StringComparer.Ordinal);
        foreach (var (path, item) in paths)
        {
            if (path.StartsWith(Root, StringComparison.Ordinal)
                && item["get"] is JsonObject operation
                && isWanted(path[Root.Length..]))
            {
                operations[path[Root.Length..]] = ExtractOperation(operation, item);
            }
        }

        return new JsonObject
        {
            ["specification"] = ExtractRevision(),
            ["operations"] = operations,
            ["schemas"] = ExtractSchemas(operations),
        };
    }

    private JsonObject ExtractRevision()
    {
        var info = specification.Object("info");
        var revision = new JsonObject { ["version"] = info.Text("version") };
        if (info.Text("x-xgen-sha") is { } commit)
        {
            revision["commit"] = commit;
        }

        return revision;
    }

    private JsonObject ExtractOperation(JsonObject operation, JsonObject path)
    {
        var facts = new JsonObject();
        if (operation.Flag("deprecated"))
        {
            facts["deprecated"] = true;
        }

        if (operation.ContainsKey("x-removed-from-spec"))
        {
            facts["removed"] = true;
        }

        facts["tags"] = operation["tags"]?.DeepClone() ?? new JsonArray();
        facts["roles"] = operation["x-rolesRequirements"] switch
        {
            JsonArray roles => roles.DeepClone(),
            JsonValue role => new JsonArray(role.DeepClone()),
            _ => new JsonArray(),
        };
        facts["parameters"] = ExtractParameters(operation, path);
        facts["versions"] = ExtractVersions(operation);
        return facts;
    }

    private JsonObject ExtractParameters(JsonObject operation, JsonObject path)
    {
        var facts = new JsonObject();
        var parameters = new[] { path, operation }
            .SelectMany(owner => owner.List("parameters"))
            .Select(parameter => Follow(parameter, "parameters"));
        foreach (var parameter in parameters.OrderBy(parameter => parameter.Text("name"), StringComparer.Ordinal))
        {
            var fact = new JsonObject { ["in"] = parameter.Text("in") };
            if (parameter.Flag("required"))
            {
                fact["required"] = true;
            }

            foreach (var (keyword, value) in SchemaFacts.Extract(parameter.Object("schema")))
            {
                fact[keyword] = value?.DeepClone();
            }

            facts[parameter.RequiredText("name", "a parameter of the specification")] = fact;
        }

        return facts;
    }

    // Other media types than JSON are not read.
    private JsonObject ExtractVersions(JsonObject operation)
    {
        var response = Follow(operation.Object("responses").Object("200"), "responses");
        var versions = new JsonObject();
        var contents = response.Object("content").Objects().OrderBy(entry => entry.Name, StringComparer.Ordinal);
        foreach (var (media, content) in contents)
        {
            if (MediaType().Match(media) is not { Success: true } match)
            {
                continue;
            }

            var fact = new JsonObject { ["schema"] = SchemaFacts.Extract(content.Object("schema")) };
            if (content.Text("x-sunset") is { } sunset)
            {
                fact["sunset"] = sunset;
            }

            versions[match.Groups["version"].Value] = fact;
        }

        return versions;
    }

    private JsonObject ExtractSchemas(JsonObject operations)
    {
        var found = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        var open = new Queue<string>(SchemaFacts.References(operations));
        while (open.TryDequeue(out var name))
        {
            if (found.ContainsKey(name))
            {
                continue;
            }

            var schema = _components.Object("schemas")[name] as JsonObject
                ?? throw new ContractException($"the specification has no schema '{name}'");
            found[name] = SchemaFacts.Extract(schema);
            foreach (var reference in SchemaFacts.References(found[name]))
            {
                open.Enqueue(reference);
            }
        }

        return new JsonObject(found.Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)schema.Value)));
    }

    private JsonObject Follow(JsonObject node, string kind) => node.Text("$ref") is { } reference
        ? _components.Object(kind).Object(reference[(reference.LastIndexOf('/') + 1)..])
        : node;

    [GeneratedRegex(@"^application/vnd\.atlas\.(?<version>.+)\+json$")]
    private static partial Regex MediaType();
}
