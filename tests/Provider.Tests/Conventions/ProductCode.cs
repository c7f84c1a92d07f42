using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AtlasBackup.Provider.Tests.Conventions;

/// <summary>
/// The hand-written sources of core/ and provider/, compiled together, so that tests can ask what a name means.
/// </summary>
internal static class ProductCode
{
    // The global usings of the two projects' SDKs, as far as the sources use them.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    // The provider shows its internals to this assembly, so the generated messages come from the compiled provider. If
    // a type is also in the sources, the compiler uses the sources.
    private const string Friend = "AtlasBackup.Provider.Tests";

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    /// <summary>The files by their paths from the root, with slashes.</summary>
    public static IReadOnlyList<(string Path, string Text)> Files { get; } =
    [
        .. Repository.Files("core", ".cs").Concat(Repository.Files("provider", ".cs"))
            .Select(path => (path, Repository.Read(path))),
    ];

    public static CSharpCompilation Compilation { get; } = CSharpCompilation.Create(
        Friend,
        Files.Select(file => Parse(file.Path, file.Text)).Append(Parse("", ImplicitUsings)),
        References(),
        new CSharpCompilationOptions(
            OutputKind.ConsoleApplication,
            nullableContextOptions: NullableContextOptions.Enable,
            specificDiagnosticOptions: [new("CS0436", ReportDiagnostic.Suppress)]));

    public static SyntaxTree Parse(string path, string text) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text), Options, path);

    public static string FolderOf(string path) => path[..path.LastIndexOf('/')];

    private static IEnumerable<MetadataReference> References() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) is not (Friend or "AtlasBackup.Core"))
            .Select(path => MetadataReference.CreateFromFile(path));
}
