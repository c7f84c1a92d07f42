using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AtlasBackup.ContractTool.Facts;

/// <summary>Reads an OpenAPI document, in YAML or in JSON, as JSON.</summary>
internal static class SpecificationFile
{
    public static JsonObject Read(string path)
    {
        var text = File.ReadAllText(path);
        return text.TrimStart().StartsWith('{') ? Json.Parse(text, path) : ReadYaml(text, path);
    }

    private static JsonObject ReadYaml(string text, string path)
    {
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            return yaml.Documents.Count > 0 && Convert(yaml.Documents[0].RootNode) is JsonObject root
                ? root
                : throw new ContractException($"{path} is not a mapping");
        }
        catch (YamlException error)
        {
            throw new ContractException($"{path} is not YAML: {error.Message}");
        }
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(child =>
            KeyValuePair.Create(((YamlScalarNode)child.Key).Value ?? "", Convert(child.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Convert)]),
        YamlScalarNode { Style: ScalarStyle.Plain } scalar => ConvertPlain(scalar.Value ?? ""),
        YamlScalarNode scalar => scalar.Value,
        _ => null,
    };

    // Only what YAML 1.2 reads as something else than text; a date stays text.
    private static JsonNode? ConvertPlain(string text) => text switch
    {
        "" or "~" or "null" => null,
        "true" => true,
        "false" => false,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        _ when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => text,
    };
}
