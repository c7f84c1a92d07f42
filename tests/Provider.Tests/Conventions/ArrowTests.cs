using Microsoft.CodeAnalysis;

namespace AtlasBackup.Provider.Tests.Conventions;

/// <summary>
/// Keeps the folders of core/ and provider/ in their order: a folder uses types of those below it only.
/// </summary>
public sealed class ArrowTests
{
    // Which folders a folder may use; each may use itself. A new folder needs a line here.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["core/Values"] = [],
        ["core/Contract"] = ["core/Values"],
        ["core/Atlas/Http"] = ["core/Values"],
        ["core/Atlas"] = ["core/Atlas/Http", "core/Values"],
        ["core/Functions"] = ["core/Atlas", "core/Contract", "core/Values"],
        ["core/Functions/Readiness"] = ["core/Atlas", "core/Contract", "core/Functions", "core/Values"],
        ["core/Functions/Access"] =
            ["core/Atlas", "core/Contract", "core/Functions", "core/Functions/Readiness", "core/Values"],
        ["core/Functions/Reports"] =
            ["core/Atlas", "core/Contract", "core/Functions", "core/Functions/Readiness", "core/Values"],
        ["core/Configuration"] = ["core/Contract", "core/Values"],
        ["core"] =
        [
            "core/Atlas", "core/Atlas/Http", "core/Configuration", "core/Contract", "core/Functions",
            "core/Functions/Access", "core/Functions/Readiness", "core/Functions/Reports", "core/Values",
        ],
        ["provider/Hosting"] = ["core/Values"],
        ["provider/Schemas"] = [],
        ["provider/Pulumi"] = ["core", "core/Configuration", "core/Contract", "core/Values", "provider/Hosting"],
        ["provider/Terraform/Names"] = ["core/Contract", "core/Values", "provider/Schemas"],
        ["provider/Terraform/Wire"] =
            ["core/Contract", "core/Values", "provider/Hosting", "provider/Terraform/Names"],
        ["provider/Terraform/Schemas"] = ["provider/Schemas", "provider/Terraform/Names"],
        ["provider/Terraform"] =
        [
            "core", "core/Configuration", "core/Contract", "core/Values", "provider/Hosting",
            "provider/Terraform/Names", "provider/Terraform/Schemas", "provider/Terraform/Wire",
        ],
        ["provider/CommandLine/Reports"] =
            ["core/Functions", "core/Values", "provider/CommandLine/Texts"],
        ["provider/CommandLine/Texts"] = ["core/Values"],
        ["provider/CommandLine/Terminals"] = ["core/Values", "provider/CommandLine/Texts"],
        ["provider/CommandLine/Json"] = ["core/Contract", "core/Values"],
        ["provider/CommandLine/Options"] = ["core/Configuration", "core/Contract", "core/Values", "provider/Schemas"],
        ["provider/CommandLine/Verdicts"] =
        [
            "core/Functions", "provider/CommandLine/Terminals", "provider/CommandLine/Texts",
        ],
        ["provider/CommandLine/Access"] =
        [
            "core/Configuration", "core/Contract", "core/Functions", "core/Values", "provider/CommandLine/Json",
            "provider/CommandLine/Options", "provider/CommandLine/Texts", "provider/Schemas",
        ],
        ["provider/CommandLine/Calls"] =
        [
            "core", "core/Contract", "core/Functions", "core/Values", "provider/CommandLine/Json",
            "provider/CommandLine/Options", "provider/CommandLine/Terminals",
        ],
        ["provider/CommandLine/Help"] =
        [
            "core", "core/Contract", "provider/CommandLine/Options", "provider/CommandLine/Terminals",
            "provider/CommandLine/Texts", "provider/Schemas",
        ],
        ["provider/CommandLine/Verbs"] =
        [
            "core", "core/Configuration", "core/Contract", "core/Functions", "core/Values",
            "provider/CommandLine/Access", "provider/CommandLine/Calls", "provider/CommandLine/Help",
            "provider/CommandLine/Options",
            "provider/CommandLine/Reports", "provider/CommandLine/Reports/Page", "provider/CommandLine/Terminals",
            "provider/CommandLine/Texts", "provider/CommandLine/Verdicts",
        ],
        ["provider/CommandLine"] =
        [
            "core", "core/Values", "provider/CommandLine/Calls", "provider/CommandLine/Help",
            "provider/CommandLine/Options", "provider/CommandLine/Terminals", "provider/CommandLine/Verbs",
            "provider/Hosting",
        ],
        ["provider"] =
        [
            "core", "provider/CommandLine", "provider/CommandLine/Terminals", "provider/Hosting", "provider/Pulumi",
            "provider/Terraform",
        ],
        ["provider/CommandLine/Reports/Page/Html"] = ["core/Values"],
        ["provider/CommandLine/Reports/Page/Model"] = ["core/Functions", "provider/CommandLine/Reports/Page/Html"],
        ["provider/CommandLine/Reports/Page/Timelines"] =
        [
            "core/Values", "provider/CommandLine/Reports/Page/Html", "provider/CommandLine/Reports/Page/Model",
        ],
        ["provider/CommandLine/Reports/Page"] =
        [
            "core/Functions", "provider/CommandLine/Reports/Page/Html", "provider/CommandLine/Reports/Page/Model",
            "provider/CommandLine/Reports/Page/Timelines",
        ],
    };

    public static TheoryData<string, string> Pairs => new(
        from user in Allowed.Keys
        from used in Allowed.Keys
        where user != used && TypeIn(used) is not null
        select (user, used));

    [Fact]
    public void Knows_what_every_name_in_the_sources_means()
    {
        // Generated regular expressions and messages are not compiled here, so partial methods lack a body.
        var unknown = ProductCode.Compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS8795");

        Assert.InRange(ProductCode.Files.Count, 50, 500);
        AssertNone(unknown.Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void Uses_only_types_of_folders_below()
    {
        AssertNone(Violations(ProductCode.Compilation, ProductCode.Compilation.SyntaxTrees));
    }

    [Fact]
    public void Has_a_line_for_every_folder()
    {
        var folders = ProductCode.Files.Select(file => ProductCode.FolderOf(file.Path)).Distinct();

        Assert.Empty(folders.Except(Allowed.Keys));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Finds_a_use_of_every_folder_that_is_not_below(string user, string used)
    {
        var type = TypeIn(used);
        var probe = ProductCode.Parse(
            $"{user}/Probe.cs",
            "namespace Probe;\ninternal static class Probe\n{\n"
            + $"    public static object Use() => typeof({type});\n}}");

        var found = Violations(ProductCode.Compilation.AddSyntaxTrees(probe), [probe]);

        Assert.Equal(
            Allowed[user].Contains(used) ? [] : [Line($"{user}/Probe.cs", 4, type?.Name, used)],
            found);
    }

    [Fact]
    public void Finds_a_use_that_names_no_type()
    {
        var type = TypeIn("core/Atlas");
        var maker = ProductCode.Parse(
            "core/Values/Maker.cs",
            $"namespace Probe;\ninternal static class Maker\n{{\n    public static {type}[] Make() => [];\n}}");
        var user = ProductCode.Parse(
            "core/Values/User.cs",
            "namespace Probe;\ninternal static class User\n{\n    public static object Use() => Maker.Make();\n}");

        var found = Violations(ProductCode.Compilation.AddSyntaxTrees(maker, user), [user]);

        Assert.Equal([Line("core/Values/User.cs", 4, type?.Name, "core/Atlas")], found);
    }

    private static IEnumerable<string> Violations(Compilation compilation, IEnumerable<SyntaxTree> files) =>
        from use in TypeUse.In(compilation, files.Where(file => file.FilePath.Length > 0))
        where !Allowed.GetValueOrDefault(ProductCode.FolderOf(use.Path), []).Contains(use.Folder)
        select Line(use.Path, use.Line, use.Type, use.Folder);

    private static string Line(string path, int line, string? type, string folder)
    {
        var user = ProductCode.FolderOf(path);
        var allowed = Allowed.GetValueOrDefault(user, []);
        return $"{path}:{line} uses {type} of {folder}; {user} may use "
            + (allowed.Length == 0 ? "no other folder" : string.Join(", ", allowed))
            + ": move the type down, or its use up";
    }

    // A collection that is shown is cut after its first items.
    private static void AssertNone(IEnumerable<string> lines)
    {
        var all = lines.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    private static INamedTypeSymbol? TypeIn(string folder) => ProductCode.Files
        .Where(file => ProductCode.FolderOf(file.Path) == folder)
        .Select(file => ProductCode.Compilation.GetTypeByMetadataName(
            $"{Namespaces.Of(file.Path)}.{Path.GetFileNameWithoutExtension(file.Path)}"))
        .FirstOrDefault(type => type is not null);
}
