using AtlasBackup.SdkGenerator.Naming;
using AtlasBackup.SdkGenerator.Schema;

namespace AtlasBackup.SdkGenerator.Emit;

/// <summary>Renders the code that the other files share: the options of a call, the version.</summary>
internal sealed class UtilitiesEmitter(CodeWriter writer, Namespaces namespaces)
{
    public const string VersionFile = "version.txt";

    public void Write(PackageModel package)
    {
        writer.Block("internal static class Utilities", () =>
        {
            writer.Line("public static string Version { get; } = ReadVersion();");
            foreach (var options in (string[])["InvokeOptions", "InvokeOutputOptions"])
            {
                writer.Line();
                WriteOptions(options, package.Info.PluginDownloadUrl);
            }

            writer.Line();
            WriteReadVersion();
        });
        writer.Line();
        var attribute = $"{namespaces.Package}ResourceTypeAttribute";
        writer.Block($"internal sealed class {attribute} : global::Pulumi.ResourceTypeAttribute", () =>
            writer.Block($"public {attribute}(string type) : base(type, Utilities.Version)", () => { }));
    }

    private void WriteOptions(string type, string pluginDownloadUrl) =>
        writer.Block($"public static global::Pulumi.{type} WithDefaults(this global::Pulumi.{type}? options)", () =>
        {
            writer.Line($"options ??= new global::Pulumi.{type}();");
            writer.Line("options.Version ??= Version;");
            if (pluginDownloadUrl.Length > 0)
            {
                writer.Line($"options.PluginDownloadURL ??= {Literal.Text(pluginDownloadUrl)};");
            }

            writer.Line();
            writer.Line("return options;");
        });

    private void WriteReadVersion() => writer.Block("private static string ReadVersion()", () =>
    {
        var resource = $"{namespaces.Root}.{VersionFile}";
        writer.Line(
            $"using var stream = typeof(Utilities).Assembly.GetManifestResourceStream({Literal.Text(resource)})");
        writer.Indented(() => writer.Line(
            $"?? throw new NotSupportedException({Literal.Text($"Missing embedded {VersionFile}")});"));
        writer.Line("using var reader = new global::System.IO.StreamReader(stream);");
        writer.Line();
        writer.Line("return reader.ReadToEnd().Trim();");
    });
}
