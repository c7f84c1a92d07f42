using System.Text;
using System.Text.RegularExpressions;
using AtlasBackup.SdkGenerator.Naming;
using AtlasBackup.SdkGenerator.Schema;

namespace AtlasBackup.SdkGenerator.Emit;

/// <summary>
/// Fills the fixed text of Readme.md with facts from the schema: the package, its functions, its configuration.
/// </summary>
internal sealed class ReadmeEmitter(Namespaces namespaces)
{
    private const string Template = "AtlasBackup.SdkGenerator.Readme.md";

    public string Render(PackageModel package, string version)
    {
        using var stream = typeof(ReadmeEmitter).Assembly.GetManifestResourceStream(Template)
            ?? throw new InvalidOperationException($"{Template} is not embedded.");
        using var reader = new StreamReader(stream);

        return new StringBuilder(reader.ReadToEnd().ReplaceLineEndings("\n"))
            .Replace("{{package}}", namespaces.Root)
            .Replace("{{plugin}}", package.Name)
            .Replace("{{version}}", version)
            .Replace("{{description}}", package.Info.Description)
            .Replace("{{homepage}}", package.Info.Homepage)
            .Replace("{{license}}", package.Info.License)
            .Replace("{{functions}}", string.Join('\n', package.Functions.Select(Function)))
            .Replace("{{configuration}}", string.Join('\n', package.Config.Select(Variable)))
            .ToString();
    }

    private static string Function(FunctionModel function)
    {
        var deprecated = function.Deprecation.Length > 0 ? " Deprecated." : "";

        return $"| `{Identifier.Function(function.Token)}` | {Cell(FirstParagraph(function.Description))}{deprecated} |";
    }

    private static string Variable(Property property)
    {
        var secret = property.IsSecret ? "yes" : "";

        return $"| `{property.WireName}` | {secret} | {Cell(property.Description)} |";
    }

    private static string FirstParagraph(string text) => text.ReplaceLineEndings("\n").Split("\n\n")[0];

    private static string Cell(string text) =>
        Regex.Replace(text, @"\s+", " ").Replace("|", @"\|", StringComparison.Ordinal).Trim();
}
