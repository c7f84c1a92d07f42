using System.Text.Json;
using AtlasBackup.Provider.Schemas;
using AtlasBackup.Provider.Terraform.Names;
using Tfplugin6;

namespace AtlasBackup.Provider.Terraform.Schemas;

/// <summary>
/// The schema that Terraform asks for: a data source for each function, and an ephemeral resource for each function
/// that has secrets.
/// </summary>
internal sealed class TerraformSchema
{
    private const string WithoutSecrets =
        "Download links and their keys are not in this data source, because a state is plain text. The ephemeral "
        + "resource of the same name has them.";

    private const string WithSecrets =
        "This ephemeral resource has the download links and their keys. They are never stored.";

    private readonly AttributeTypes _public = new(withSecrets: false);
    private readonly AttributeTypes _all = new(withSecrets: true);

    /// <summary>The whole schema.</summary>
    public ProviderSchema Whole()
    {
        var schema = new ProviderSchema
        {
            Provider = new BlockSchema { Block = Provider() },

            // Otherwise Terraform asks for the schema in every process.
            ServerCapabilities = new ServerCapabilities { GetProviderSchemaOptional = true },
        };
        foreach (var (name, function) in SchemaFile.Functions)
        {
            var hasSecrets = HasSecrets(function.GetProperty("outputs"));
            schema.DataSources.Add(
                TerraformNames.Type(name), Of(function, _public, hasSecrets ? WithoutSecrets : ""));
            if (hasSecrets)
            {
                schema.EphemeralResources.Add(TerraformNames.Type(name), Of(function, _all, WithSecrets));
            }
        }

        return schema;
    }

    /// <summary>What a deprecated function says, or null.</summary>
    public static string? DeprecationOf(string function) =>
        SchemaFile.Function(function) is { } found && found.TryGetProperty("deprecationMessage", out var message)
            ? TerraformText.Spell(message.GetString() ?? "")
            : null;

    private Block Provider()
    {
        var block = Block(TerraformText.Spell(SchemaFile.ProviderDescription));
        block.Attributes.Add(SchemaFile.Settings.EnumerateObject().Select(setting =>
        {
            var attribute = Argument(setting.Name, setting.Value, _public, isRequired: false);
            attribute.Sensitive = SchemaFile.Flag(setting.Value, "secret");
            return attribute;
        }));
        return block;
    }

    private static BlockSchema Of(JsonElement function, AttributeTypes types, string more)
    {
        var inputs = function.GetProperty("inputs");
        var outputs = function.GetProperty("outputs");
        var required = inputs.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet()
            : [];
        var arguments = SchemaFile.PropertiesOf(inputs)
            .Where(input => !TerraformNames.IsLeftOut(input.Name))
            .ToDictionary(
                input => TerraformNames.Attribute(input.Name),
                input => Argument(input.Name, input.Value, types, required.Contains(input.Name)));
        var block = Block(Descriptions.Of(function, more));
        block.Deprecated = function.TryGetProperty("deprecationMessage", out _);
        block.Attributes.Add(arguments.Values);
        foreach (var output in types.Computed(outputs))
        {
            if (!arguments.TryGetValue(output.Name, out var argument))
            {
                block.Attributes.Add(output);
            }
            else if (argument.Optional)
            {
                argument.Computed = true;
            }
        }

        return new BlockSchema { Block = block };
    }

    private static BlockAttribute Argument(
        string name,
        JsonElement specification,
        AttributeTypes types,
        bool isRequired)
    {
        var attribute = new BlockAttribute
        {
            Name = TerraformNames.Attribute(name),
            Required = isRequired,
            Optional = !isRequired,
            Description = Descriptions.OfAttribute(specification, isInput: true),
            DescriptionKind = TextKind.Markdown,
        };
        types.Set(attribute, specification);
        return attribute;
    }

    private static Block Block(string description) => new()
    {
        Description = description,
        DescriptionKind = TextKind.Markdown,
    };

    private static bool HasSecrets(JsonElement holder) => SchemaFile.PropertiesOf(holder).Any(property =>
    {
        var item = property.Value.TryGetProperty("items", out var items) ? items : property.Value;
        return SchemaFile.Flag(property.Value, "secret")
            || (SchemaFile.TypeOf(item) is { } type && HasSecrets(type));
    });
}
