using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AtlasBackup.Provider.Tests.Conventions;

/// <summary>A place in a source that names a type of ours, has a value of it, or uses a member of it.</summary>
internal sealed record TypeUse(string Path, int Line, string Type, string Folder)
{
    /// <summary>
    /// Every use, in some of the files of a compilation, of a type whose source is in another folder.
    /// </summary>
    public static IEnumerable<TypeUse> In(Compilation compilation, IEnumerable<SyntaxTree> files) => files
        .SelectMany(file => In(file, compilation.GetSemanticModel(file)))
        .Where(use => use.Folder != ProductCode.FolderOf(use.Path))
        .Distinct();

    private static IEnumerable<TypeUse> In(SyntaxTree tree, SemanticModel model) =>
        from node in tree.GetRoot().DescendantNodes()
        where node is ExpressionSyntax
        from type in TypesOf(node, model).SelectMany(Parts).OfType<INamedTypeSymbol>()
        from source in type.OriginalDefinition.DeclaringSyntaxReferences
        let line = tree.GetLineSpan(node.Span).StartLinePosition.Line + 1
        select new TypeUse(tree.FilePath, line, type.Name, ProductCode.FolderOf(source.SyntaxTree.FilePath));

    // In this syntax types are expressions, too: an identifier names a type, or a member of one.
    private static IEnumerable<ITypeSymbol?> TypesOf(SyntaxNode node, SemanticModel model)
    {
        var symbol = model.GetSymbolInfo(node).Symbol;
        yield return symbol as ITypeSymbol ?? symbol?.ContainingType;
        var info = model.GetTypeInfo(node);
        yield return info.Type;
        yield return info.ConvertedType;
    }

    // List<Hint> uses Hint, as Hint[] does.
    private static IEnumerable<ITypeSymbol> Parts(ITypeSymbol? type) => type switch
    {
        null => [],
        IArrayTypeSymbol array => Parts(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Parts).Prepend(named),
        _ => [type],
    };
}
