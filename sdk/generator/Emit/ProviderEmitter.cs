using AtlasBackup.SdkGenerator.Naming;
using AtlasBackup.SdkGenerator.Schema;

namespace AtlasBackup.SdkGenerator.Emit;

/// <summary>Renders the provider resource and its arguments.</summary>
internal sealed class ProviderEmitter(CodeWriter writer, Namespaces namespaces, TypeNames types, Defaults defaults)
{
    private const string ClassName = "Provider";

    public void Write(PackageModel package)
    {
        var provider = package.Provider;
        DocComment.Summary(writer, provider.Description);
        Obsolete.Write(writer, provider.Deprecation);
        writer.Line($"[{namespaces.Package}ResourceType({Literal.Text($"pulumi:providers:{package.Name}")})]");
        writer.Block($"public partial class {ClassName} : global::Pulumi.ProviderResource", () =>
        {
            WriteOutputs(provider);
            WriteConstructor(package);
            writer.Line();
            WriteOptions(package);
        });
        writer.Line();
        DocComment.Raw(writer, $"The arguments of <see cref=\"{ClassName}\"/>.");
        new InputEmitter(writer, types, defaults)
            .Write(new InputClass($"{ClassName}Args", "ResourceArgs", Shape.Input, provider.Inputs, IsProvider: true));
    }

    private void WriteOutputs(ProviderModel provider)
    {
        var names = MemberNames.Of(provider.Outputs, ClassName);
        foreach (var property in provider.Outputs)
        {
            // Provider configuration is returned as text, unless it is a primitive value.
            var text = property.IsRequired ? "string" : "string?";
            var type = property.Type is BuiltInRef ? types.Of(property, Shape.Output) : text;
            DocComment.Summary(writer, property.Description);
            Obsolete.Write(writer, property.Deprecation);
            writer.Line($"[Output({Literal.Text(property.WireName)})]");
            writer.Line($"public Output<{type}> {names[property]} {{ get; private set; }} = null!;");
            writer.Line();
        }
    }

    private void WriteConstructor(PackageModel package)
    {
        var args = package.Provider.Inputs.Any(input => input.IsRequired)
            ? "ProviderArgs args"
            : "ProviderArgs? args = null";
        DocComment.Raw(
            writer, "Creates a provider with a name of its own, which functions are then given in their options.");
        writer.Line("/// <param name=\"name\">The name, unique within the stack.</param>");
        writer.Line("/// <param name=\"args\">The arguments; for what is left out, the plugin reads the environment.</param>");
        writer.Line("/// <param name=\"options\">How Pulumi treats the resource.</param>");
        writer.Line($"public {ClassName}(string name, {args}, CustomResourceOptions? options = null)");
        writer.Indented(() => writer.Line(
            $": base({Literal.Text(package.Name)}, name, args ?? new ProviderArgs(), MakeResourceOptions(options, \"\"))"));
        writer.Line("{");
        writer.Line("}");
    }

    private void WriteOptions(PackageModel package)
    {
        const string Options = "CustomResourceOptions";
        writer.Block($"private static {Options} MakeResourceOptions({Options}? options, Input<string>? id)", () =>
        {
            writer.Line($"var defaultOptions = new {Options}");
            writer.Line("{");
            writer.Indented(() => WriteDefaultOptions(package));
            writer.Line("};");
            writer.Line($"var merged = {Options}.Merge(defaultOptions, options);");
            writer.Line("merged.Id = id ?? merged.Id;");
            writer.Line("return merged;");
        });
    }

    private void WriteDefaultOptions(PackageModel package)
    {
        writer.Line("Version = Utilities.Version,");
        if (package.Info.PluginDownloadUrl is { Length: > 0 } url)
        {
            writer.Line($"PluginDownloadURL = {Literal.Text(url)},");
        }

        var secrets = package.Provider.Outputs.Where(output => output.IsSecret)
            .Select(output => Literal.Text(output.WireName));
        if (secrets.ToList() is { Count: > 0 } names)
        {
            writer.Line($"AdditionalSecretOutputs = {{ {string.Join(", ", names)} }},");
        }
    }
}
