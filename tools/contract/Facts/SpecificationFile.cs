using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AtlasBackup.ContractTool.Facts;

/// <summary>Reads an OpenAPI document, in YAML or in JSON, as JSON.</summary>
internal static class SpecificationFile
{
    private const string Advice = "name Atlas's OpenAPI file, as in make contract-drift SPEC=FILE";

    public static JsonObject Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new ContractException(
                path.Length == 0 ? $"no specification is named: {Advice}" : $"there is no file {path}: {Advice}");
        }

        var text = File.ReadAllText(path);
        var root = text.TrimStart().StartsWith('{') ? Json.Parse(text, path) : ReadYaml(text, path);
        return root.Object("paths").Any(entry => entry.Key.StartsWith(FactsExtractor.Root, StringComparison.Ordinal))
            ? root
            : throw new ContractException($"{path} has no paths below {FactsExtractor.Root}: {Advice}");
    }

    private static JsonObject ReadYaml(string text, string path)
    {
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            return yaml.Documents.Count > 0 && Convert(yaml.Documents[0].RootNode) is JsonObject root
                ? root
                : throw new ContractException($"{path} is not a mapping: {Advice}");
        }
        catch (YamlException error)
        {
            throw new ContractException($"{path} is not YAML ({error.Message.TrimEnd('.')}): {Advice}");
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

    // Converts only what YAML 1.2 does not read as text; a date stays text.
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
