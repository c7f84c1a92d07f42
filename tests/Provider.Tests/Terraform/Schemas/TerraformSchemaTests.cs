using System.Text.RegularExpressions;
using AtlasBackup.Core.Contract;
using AtlasBackup.Provider.Terraform.Names;
using AtlasBackup.Provider.Terraform.Schemas;
using Google.Protobuf.Collections;
using Tfplugin6;

namespace AtlasBackup.Provider.Tests.Terraform.Schemas;

public sealed partial class TerraformSchemaTests
{
    // Terraform keeps them for itself.
    private static readonly string[] OfResources =
        ["count", "for_each", "provider", "depends_on", "lifecycle", "connection", "provisioner"];

    private static readonly string[] OfProviders = ["alias", "version"];

    private static readonly List<string> EnumerationValues =
    [
        .. Repository.ReadSchema().GetProperty("types").EnumerateObject()
            .SelectMany(type => type.Value.TryGetProperty("enum", out var values) ? values.EnumerateArray() : [])
            .Select(value => value.GetProperty("value").GetString() ?? "")
            .Where(value => !IsInput(value)),
    ];

    private static readonly ProviderSchema Schema = new TerraformSchema().Whole();

    public static TheoryData<string> Functions => [.. FunctionCatalog.Names];

    [Fact]
    public void Has_a_data_source_for_every_function()
    {
        Assert.Equal(FunctionCatalog.Names.Select(TerraformNames.Type).Order(), Schema.DataSources.Keys.Order());
        Assert.True(Schema.ServerCapabilities.GetProviderSchemaOptional);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Declares_what_the_contract_declares(string name)
    {
        var function = FunctionCatalog.Find(name);
        Assert.NotNull(function);

        var block = Schema.DataSources[TerraformNames.Type(name)].Block;

        Assert.Equal(Expected(function, withSecrets: false).Order(), Shown(block.Attributes).Order());
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Has_an_ephemeral_resource_exactly_for_functions_with_secrets(string name)
    {
        var function = FunctionCatalog.Find(name);
        Assert.NotNull(function);

        var exists = Schema.EphemeralResources.TryGetValue(TerraformNames.Type(name), out var schema);

        Assert.Equal(function.Outputs.HoldsSecrets, exists);
        if (schema is not null)
        {
            Assert.Equal(Expected(function, withSecrets: true).Order(), Shown(schema.Block.Attributes).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Merges_an_input_and_an_output_of_one_name_only_where_both_are_the_same_scalar(string name)
    {
        var function = FunctionCatalog.Find(name);
        Assert.NotNull(function);

        var both = function.Inputs.Where(input => function.Outputs.Find(input.Name) is not null);

        Assert.All(both, input =>
        {
            Assert.NotEqual(TypeKind.Array, input.Type.Kind);
            Assert.Equal(input.Type.Kind, function.Outputs.Find(input.Name)?.Type.Kind);
        });
    }

    [Fact]
    public void Uses_no_name_twice_and_none_that_Terraform_keeps()
    {
        var blocks = Schema.DataSources.Values.Concat(Schema.EphemeralResources.Values).Select(schema => schema.Block);

        Assert.All(blocks.SelectMany(block => Objects(block.Attributes).Append(block.Attributes)), attributes =>
            Assert.Equal(attributes.Count, attributes.Select(attribute => attribute.Name).Distinct().Count()));
        Assert.All(
            blocks, block => Assert.DoesNotContain(block.Attributes, one => OfResources.Contains(one.Name)));
        Assert.DoesNotContain(
            Schema.Provider.Block.Attributes, one => OfResources.Concat(OfProviders).Contains(one.Name));
    }

    [Fact]
    public void Marks_secrets_as_sensitive_in_the_provider_block_and_nowhere_else()
    {
        var sensitive = Schema.Provider.Block.Attributes.Where(one => one.Sensitive).Select(one => one.Name);
        var elsewhere = Schema.DataSources.Values.Concat(Schema.EphemeralResources.Values)
            .SelectMany(schema => Objects(schema.Block.Attributes).Append(schema.Block.Attributes))
            .SelectMany(attributes => attributes);

        Assert.Equal(
            Settings.All.Where(one => one.IsSecret).Select(one => TerraformNames.Attribute(one.Name)), sensitive);
        Assert.All(Schema.Provider.Block.Attributes, one => Assert.True(one.Optional));
        Assert.DoesNotContain(elsewhere, one => one.Sensitive || one.Deprecated);
    }

    [Fact]
    public void Describes_everything_in_the_words_of_Terraform()
    {
        var blocks = Schema.DataSources.Values.Concat(Schema.EphemeralResources.Values).Append(Schema.Provider)
            .Select(schema => schema.Block)
            .ToList();
        var texts = blocks.Select(block => block.Description)
            .Concat(blocks.SelectMany(block => Objects(block.Attributes).Append(block.Attributes))
                .SelectMany(attributes => attributes)
                .Select(attribute => attribute.Description));

        Assert.All(texts, text =>
        {
            Assert.EndsWith(".", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Pulumi", text, StringComparison.Ordinal);
            Assert.DoesNotContain("{{%", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(CamelCase(), Words(text));
        });
    }

    [Fact]
    public void Lists_the_values_of_an_enumeration()
    {
        var exports = Schema.DataSources["atlasbackup_backup_exports"].Block.Attributes;

        var argument = exports.Single(one => one.Name == "state").Description;
        var output = exports.Single(one => one.Name == "results").Nested.Attributes
            .Single(one => one.Name == "state").Description;

        Assert.Contains(" One of `Queued`, ", argument, StringComparison.Ordinal);
        Assert.EndsWith("`.", argument, StringComparison.Ordinal);
        Assert.EndsWith("; Atlas may add others.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_where_the_download_links_are()
    {
        const string name = "atlasbackup_legacy_restore_jobs";

        Assert.Contains(
            "The ephemeral resource of the same name has them.",
            Schema.DataSources[name].Block.Description,
            StringComparison.Ordinal);
        Assert.Contains("never stored", Schema.EphemeralResources[name].Block.Description, StringComparison.Ordinal);
    }

    // Paths of Atlas and values of enumerations are not names.
    private static string Words(string text) => EnumerationValues.Aggregate(
        Source().Replace(text, ""), (rest, value) => rest.Replace($"`{value}`", "", StringComparison.Ordinal));

    private static bool IsInput(string name) =>
        FunctionCatalog.Names.Any(function => FunctionCatalog.Find(function)?.FindInput(name) is not null);

    private static IEnumerable<string> Expected(Function function, bool withSecrets)
    {
        var inputs = function.Inputs.Where(input => input.Name != "omitDownloadLinks").ToList();
        foreach (var input in inputs)
        {
            var isOutput = function.Outputs.Find(input.Name) is not null;
            var mode = input.IsRequired ? "required" : isOutput ? "optional computed" : "optional";
            yield return $"{TerraformNames.Attribute(input.Name)}: {mode} {Type(input.Type, withSecrets)}";
        }

        foreach (var output in function.Outputs.Properties.Where(output => withSecrets || !output.IsSecret))
        {
            if (!inputs.Any(input => input.Name == output.Name))
            {
                yield return Computed(output, withSecrets);
            }
        }
    }

    private static string Computed(PropertySchema property, bool withSecrets) =>
        $"{TerraformNames.Attribute(property.Name)}: computed {Type(property.Type, withSecrets)}";

    private static string Type(TypeSchema type, bool withSecrets) => type.Kind switch
    {
        TypeKind.String => "\"string\"",
        TypeKind.Boolean => "\"bool\"",
        TypeKind.Integer or TypeKind.Number => "\"number\"",
        TypeKind.Array when type.Items is { Object: null } items => $"[\"list\",{Type(items, withSecrets)}]",
        TypeKind.Array => $"list{Type(type.Innermost, withSecrets)}",
        _ => "{" + string.Join(", ", (type.Object?.Properties ?? [])
            .Where(property => withSecrets || !property.IsSecret)
            .Select(property => Computed(property, withSecrets))
            .Order()) + "}",
    };

    private static IEnumerable<string> Shown(IEnumerable<BlockAttribute> attributes) => attributes.Select(attribute =>
    {
        var modes = new[]
        {
            attribute.Required ? "required" : "", attribute.Optional ? "optional" : "",
            attribute.Computed ? "computed" : "",
        };
        var type = attribute.Nested is { } nested
            ? $"{(nested.Nesting == Nesting.List ? "list" : "")}{{{string.Join(", ", Shown(nested.Attributes).Order())}}}"
            : attribute.Type.ToStringUtf8();
        return $"{attribute.Name}: {string.Join(' ', modes.Where(mode => mode.Length > 0))} {type}";
    });

    private static IEnumerable<RepeatedField<BlockAttribute>> Objects(IEnumerable<BlockAttribute> attributes) =>
        attributes.Where(attribute => attribute.Nested is not null).SelectMany(
            attribute => Objects(attribute.Nested.Attributes).Append(attribute.Nested.Attributes));

    [GeneratedRegex("[a-z][A-Z]")]
    private static partial Regex CamelCase();

    [GeneratedRegex("`GET [^`]*`|OAuth|MongoDB|One of `[^.;]*[.;]")]
    private static partial Regex Source();
}
