using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AtlasBackup.Provider.Tests.Conventions;

public sealed partial class SourceTests
{
    [Fact]
    public void Uses_the_console_in_the_program_and_for_the_terminal_only()
    {
        Assert.Equal(["provider/CommandLine/Terminals/Terminal.cs", "provider/Program.cs"], UsersOf("System.Console"));
    }

    [Fact]
    public void Uses_the_environment_in_the_configuration_and_for_the_launch_only()
    {
        // To end the process reads nothing.
        var users = UsersOf("System.Environment", node => $"{node.Parent}" != "Environment.Exit")
            .Where(path => ProductCode.FolderOf(path) != "core/Configuration");

        Assert.Equal(
            [
                "provider/CommandLine/Terminals/Terminal.cs", "provider/Program.cs",
                "provider/Terraform/LaunchEnvironment.cs",
            ],
            users);
    }

    [Fact]
    public void Keeps_files_below_300_lines()
    {
        var tooLong = Repository.Files(".", ".cs")
            .Where(path => !path.StartsWith("sdk/dotnet/", StringComparison.Ordinal))
            .Where(path => Repository.Read(path).Count(character => character == '\n') >= 300);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Has_no_region_and_no_TODO()
    {
        Assert.Empty(ProductCode.Files.Where(file => Leftover().IsMatch(file.Text)).Select(file => file.Path));
    }

    [Fact]
    public void Never_suppresses_a_null_warning()
    {
        var forgiven = ProductCode.Compilation.SyntaxTrees
            .Where(tree => tree.GetRoot().DescendantNodes().Any(
                node => node.IsKind(SyntaxKind.SuppressNullableWarningExpression)));

        Assert.Empty(forgiven.Select(tree => tree.FilePath));
    }

    [Fact]
    public void Puts_every_file_into_the_namespace_of_its_folder()
    {
        var elsewhere = ProductCode.Files
            .Where(file => !file.Text.Contains($"\nnamespace {Namespaces.Of(file.Path)};\n", StringComparison.Ordinal)
                && !file.Text.StartsWith($"namespace {Namespaces.Of(file.Path)};\n", StringComparison.Ordinal));

        Assert.Empty(elsewhere.Select(file => file.Path));
    }

    private static IEnumerable<string> UsersOf(string type, Func<SyntaxNode, bool>? counts = null)
    {
        var symbol = ProductCode.Compilation.GetTypeByMetadataName(type);
        Assert.NotNull(symbol);
        return
            from tree in ProductCode.Compilation.SyntaxTrees
            let model = ProductCode.Compilation.GetSemanticModel(tree)
            where tree.GetRoot().DescendantNodes().Any(
                node => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(node).Symbol, symbol)
                    && counts?.Invoke(node) != false)
            select tree.FilePath;
    }

    [GeneratedRegex(@"#region|\bTODO\b|\bFIXME\b|\bHACK\b")]
    private static partial Regex Leftover();
}
