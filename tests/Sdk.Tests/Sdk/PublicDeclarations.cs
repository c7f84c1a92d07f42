using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AtlasBackup.Sdk.Tests.Sdk;

/// <summary>
/// The public and protected declarations of each type: of C# code, or of a list such as OfficialSdk.txt, in one form.
/// </summary>
internal static class PublicDeclarations
{
    private static readonly SyntaxKind[] Visible = [SyntaxKind.PublicKeyword, SyntaxKind.ProtectedKeyword];

    public static IReadOnlyDictionary<string, SortedSet<string>> OfCode(IEnumerable<string> sources, string root)
    {
        var types = new Dictionary<string, SortedSet<string>>();
        var members = sources.SelectMany(source => CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes())
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().All(IsVisible)
                && member is not BaseNamespaceDeclarationSyntax);
        foreach (var member in members)
        {
            var type = member as BaseTypeDeclarationSyntax ?? member.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()!;
            var within = type.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()!.Name.ToString()[root.Length..];
            var name = $"{within}.{type.Identifier.Text}".TrimStart('.');
            Add(types, name, Header(member).Replace($"{root}.", "", StringComparison.Ordinal));
        }

        return types;
    }

    /// <summary>Reads lines; each file starts with its path after <c>##</c>, each type with its declaration.</summary>
    public static IReadOnlyDictionary<string, SortedSet<string>> OfList(IEnumerable<string> lines, string root)
    {
        var types = new Dictionary<string, SortedSet<string>>();
        var folder = "";
        var type = "";
        foreach (var line in lines.Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                // Only the folders of nested types are namespaces, too.
                folder = line["## ".Length..].Split('/') is [("Inputs" or "Outputs") and { } name, _] ? $"{name}." : "";
                continue;
            }

            var words = line.Split(' ');
            var keyword = Array.FindIndex(words, word => word is "class" or "struct" or "enum");
            type = keyword < 0 ? type : folder + words[keyword + 1];
            Add(types, type, line.Replace($"{root}.", "", StringComparison.Ordinal));
        }

        return types;
    }

    private static bool IsVisible(MemberDeclarationSyntax member) =>
        member is BaseNamespaceDeclarationSyntax || member.Modifiers.Any(modifier => Visible.Contains(modifier.Kind()));

    /// <summary>Cuts a declaration where the list does, which was made without a parser.</summary>
    private static string Header(MemberDeclarationSyntax member)
    {
        var text = member.WithAttributeLists([]).WithoutTrivia().NormalizeWhitespace().ToString();

        return text[..(text + ";").IndexOfAny(['{', ';', '='])]
            .Replace("global::", "", StringComparison.Ordinal)
            .Replace(" (", "(", StringComparison.Ordinal)
            .ReplaceLineEndings(" ")
            .TrimEnd();
    }

    private static void Add(Dictionary<string, SortedSet<string>> types, string type, string declaration)
    {
        if (!types.TryGetValue(type, out var declarations))
        {
            types.Add(type, declarations = new SortedSet<string>(StringComparer.Ordinal));
        }

        declarations.Add(declaration);
    }
}
