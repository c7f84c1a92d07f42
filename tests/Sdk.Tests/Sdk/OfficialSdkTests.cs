using System.Reflection;

namespace AtlasBackup.Sdk.Tests.Sdk;

/// <summary>
/// A program that was written for the SDK of Pulumi's own generator compiles with this one, and vice versa.
/// </summary>
public sealed class OfficialSdkTests
{
    private const string Root = "Atlas.Backup";

    private static readonly IReadOnlyDictionary<string, SortedSet<string>> Official =
        PublicDeclarations.OfList(ReadList(), Root);

    private static readonly IReadOnlyDictionary<string, SortedSet<string>> Derived =
        SchemaDeclarations.Of(Repository.ReadSchema());

    private static readonly IReadOnlyDictionary<string, SortedSet<string>> Declared = PublicDeclarations.OfCode(
        Directory.EnumerateFiles(Repository.SdkFolder, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText),
        Root);

    public static TheoryData<string> OfficialTypes => [.. Official.Keys];

    public static TheoryData<string> TypesOfTheSchema => [.. Derived.Keys];

    [Theory]
    [MemberData(nameof(OfficialTypes))]
    public void A_type_declares_what_the_official_SDK_declares_and_what_the_schema_has_gained_since(string type)
    {
        var expected = Official[type].Union(Derived.GetValueOrDefault(type, []));

        Assert.Equal(expected.Order(StringComparer.Ordinal), Declared.GetValueOrDefault(type, []));
    }

    [Theory]
    [MemberData(nameof(TypesOfTheSchema))]
    public void A_type_declares_every_property_of_the_schema_in_the_official_form(string type) =>
        Assert.Empty(Derived[type].Except(Declared.GetValueOrDefault(type, [])));

    [Fact]
    public void There_is_no_type_that_the_schema_lacks()
    {
        var functions = Repository.ReadSchema().GetProperty("functions").EnumerateObject()
            .Select(function => SchemaDeclarations.ClassOf(function.Name));

        Assert.Equal(
            Derived.Keys.Concat(functions).Append("Provider").Order(StringComparer.Ordinal),
            Declared.Keys.Order(StringComparer.Ordinal));
    }

    private static string[] ReadList()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("OfficialSdk")!;
        using var reader = new StreamReader(stream);

        return reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n');
    }
}
