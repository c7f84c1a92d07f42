using System.Reflection;
using AtlasBackup.SdkGenerator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AtlasBackup.Sdk.Tests.Generator;

/// <summary>An SDK made of a small schema: its files, their lines, and what a compiler makes of them.</summary>
internal sealed class RenderedSdk(IReadOnlyDictionary<string, string> files)
{
    private const string Version = "1.2.3";

    public IReadOnlyDictionary<string, string> Files => files;

    /// <summary>Renders the members that a schema for package <c>plant</c> has besides its name.</summary>
    public static RenderedSdk Of(string members) =>
        new(SdkPackage.Render($$"""{ "name": "plant", {{members}} }""", Version));

    /// <summary>Renders a schema whose one function takes and returns one property, <c>x</c>.</summary>
    public static RenderedSdk OfProperty(string property, string types = "{}") => Of(
        $$"""
        "types": {{types}},
        "functions": { "plant:index:grow": {
            "inputs": { "properties": { "x": {{property}} } },
            "outputs": { "properties": { "x": {{property}} } } } }
        """);

    /// <summary>The lines of a file without their indentation.</summary>
    public IReadOnlyList<string> Lines(string path) => [.. files[path].Split('\n').Select(line => line.Trim())];

    /// <summary>
    /// Fails on every error and warning that the compiler has for the code, and for programs that use it.
    /// </summary>
    public Assembly Compile(params IReadOnlyList<string> programs) => Compile([Surface(), .. programs], []);

    /// <summary>Compiles against the package itself, or what is built in its place.</summary>
    public Assembly Compile(Assembly pulumi, params IReadOnlyList<string> programs) =>
        Compile(programs, [MetadataReference.CreateFromFile(pulumi.Location)]);

    private Assembly Compile(IReadOnlyList<string> others, IReadOnlyList<MetadataReference> packages)
    {
        var code = files.Where(file => file.Key.EndsWith(".cs", StringComparison.Ordinal))
            .Concat(others.Select((text, index) => KeyValuePair.Create($"{index}.cs", text)));
        var trees = code.Select(file => CSharpSyntaxTree.ParseText(
            file.Value,
            CSharpParseOptions.Default.WithDocumentationMode(DocumentationMode.Diagnose),
            file.Key,
            cancellationToken: TestContext.Current.CancellationToken));
        var platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        var references = platform.Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));

        // As in every project: Pulumi is built for an older .NET than these tests.
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary).WithSpecificDiagnosticOptions(
            [new("CS1591", ReportDiagnostic.Suppress), new("CS1701", ReportDiagnostic.Suppress)]);
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create($"sdk-{Guid.NewGuid()}", trees, [.. references, .. packages], options)
            .Emit(image, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(
            result.Diagnostics.Where(problem => problem.Severity > DiagnosticSeverity.Hidden).Select(Describe));

        return Assembly.Load(image.ToArray());
    }

    private static string Describe(Diagnostic problem) => problem.ToString();

    private static string Surface()
    {
        using var stream = typeof(RenderedSdk).Assembly.GetManifestResourceStream("PulumiSurface")!;
        using var reader = new StreamReader(stream);

        return reader.ReadToEnd();
    }
}
