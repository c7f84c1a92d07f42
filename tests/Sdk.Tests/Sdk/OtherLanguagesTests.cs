using System.Text.Json;
using System.Text.RegularExpressions;

namespace AtlasBackup.Sdk.Tests.Sdk;

/// <summary>What Pulumi's generators for TypeScript, Python, Go and Java need of schema.json.</summary>
public sealed partial class OtherLanguagesTests
{
    // A member of that name is renamed, and then differs between languages, or the generated code does not compile.
    private static readonly HashSet<string> Taken =
    [
        .. Words("and as assert async await break class continue def del elif else except finally for from global"),
        .. Words("if import in is lambda nonlocal not or pass raise return try while with yield None True False self"),
        .. Words("abstract boolean byte case catch char const default do double enum extends final float"),
        .. Words("goto implements instanceof int interface long native new null package"),
        .. Words("private protected public short static strictfp super switch synchronized this throw throws"),
        .. Words("transient void volatile function var let typeof delete"),
        .. Words("getClass notify notifyAll wait hashCode toString arguments eval constructor prototype"),
    ];

    // Results in Python are dictionaries, and a property of that name hides a method that reads them.
    private static readonly HashSet<string> OfDictionaries =
        [.. Words("clear copy fromkeys get items keys pop popitem setdefault update values")];

    private static readonly JsonElement Schema = Repository.ReadSchema();

    private static readonly JsonElement Languages = Schema.GetProperty("language");

    [Theory]
    [InlineData("csharp")]
    [InlineData("nodejs")]
    [InlineData("python")]
    [InlineData("go")]
    public void Every_SDK_asks_for_the_plugin_of_its_own_version(string language) =>
        Assert.True(Languages.GetProperty(language).GetProperty("respectSchemaVersion").GetBoolean());

    [Fact]
    public void Every_package_has_a_name_that_its_registry_accepts()
    {
        var repository = Text(Schema, "repository")["https://".Length..];

        Assert.Matches("^@[a-z0-9-]+/[a-z0-9-]+$", Text(Languages.GetProperty("nodejs"), "packageName"));
        Assert.Matches("^pulumi_[a-z0-9_]+$", Text(Languages.GetProperty("python"), "packageName"));
        Assert.True(Languages.GetProperty("python").GetProperty("pyproject").GetProperty("enabled").GetBoolean());
        Assert.Equal(
            $"{repository}/sdk/go/{Text(Schema, "name")}", Text(Languages.GetProperty("go"), "importBasePath"));
    }

    [Fact]
    public void Every_program_can_find_the_plugin()
    {
        var repository = new Uri(Text(Schema, "repository"));

        Assert.Equal($"github://api.github.com{repository.AbsolutePath}", Text(Schema, "pluginDownloadURL"));
    }

    [Fact]
    public void No_name_means_something_else_in_a_language()
    {
        var names = Properties().Select(property => property.Name)
            .Concat(Schema.GetProperty("functions").EnumerateObject().Select(function => LastOf(function.Name)));

        Assert.Empty(names.Intersect(Taken));
        Assert.Empty(Properties().Select(property => property.Name).Intersect(OfDictionaries));
    }

    // Go has one name space for everything, without regard to what it is; so has a file of TypeScript.
    [Fact]
    public void No_two_names_become_one_in_a_language()
    {
        var functions = Schema.GetProperty("functions").EnumerateObject()
            .Select(function => Pascal(LastOf(function.Name)));
        var made = functions.SelectMany(name => (string[])
            [name, $"{name}Args", $"{name}Result", $"{name}Output", $"{name}OutputArgs", $"{name}ResultOutput"]);
        var types = Schema.GetProperty("types").EnumerateObject().Select(type => LastOf(type.Name));
        var all = made.Concat(types).Concat(["Provider", "ProviderArgs", "PkgVersion"]);

        Assert.Empty(Twice(all));
        foreach (var owner in Owners())
        {
            Assert.Empty(Twice(owner.EnumerateObject().Select(property => Snake(property.Name))));
        }
    }

    [Fact]
    public void Every_value_of_an_enumeration_has_a_name_of_its_own()
    {
        foreach (var type in Schema.GetProperty("types").EnumerateObject())
        {
            if (type.Value.TryGetProperty("enum", out var values))
            {
                var names = values.EnumerateArray()
                    .Select(value => value.TryGetProperty("name", out var name) ? name : value.GetProperty("value"))
                    .Select(name => name.GetString() ?? "")
                    .ToList();

                Assert.All(names, name => Assert.Matches("^[A-Za-z][A-Za-z0-9_]*$", name));
                Assert.Empty(Twice(names.Select(Snake)));
            }
        }
    }

    // After the text of a function there are examples, of which each generator shows those of its language.
    [Fact]
    public void No_description_ends_a_comment_or_a_text_of_a_language()
    {
        var whole = Texts(Schema).ToList();
        var descriptions = whole.Select(text => text.Split("{{% examples %}}")[0]).ToList();

        Assert.True(descriptions.Count > 500);
        Assert.DoesNotContain(whole, EndOfText().IsMatch);
        Assert.DoesNotContain(descriptions, Unsafe().IsMatch);
        Assert.DoesNotContain(descriptions, text => text.Count(letter => letter == '`') % 2 != 0);
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member is { Name: "description" or "deprecationMessage", Value.ValueKind: JsonValueKind.String }
                ? [member.Value.GetString() ?? ""]
                : Texts(member.Value)),
        _ => [],
    };

    private static IEnumerable<JsonProperty> Properties() => Owners().SelectMany(owner => owner.EnumerateObject());

    private static IEnumerable<JsonElement> Owners() =>
        Schema.GetProperty("functions").EnumerateObject()
            .SelectMany(function => (JsonElement[])
                [function.Value.GetProperty("inputs"), function.Value.GetProperty("outputs")])
            .Concat(Schema.GetProperty("types").EnumerateObject().Select(type => type.Value))
            .Where(owner => owner.TryGetProperty("properties", out _))
            .Select(owner => owner.GetProperty("properties"))
            .Append(Schema.GetProperty("config").GetProperty("variables"))
            .Append(Schema.GetProperty("provider").GetProperty("inputProperties"));

    private static IEnumerable<string> Twice(IEnumerable<string> names) =>
        names.CountBy(name => name.ToUpperInvariant()).Where(name => name.Value > 1).Select(name => name.Key);

    private static string Text(JsonElement owner, string name) => owner.GetProperty(name).GetString() ?? "";

    private static string LastOf(string token) => token.Split(':')[^1];

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string Snake(string name) => WordStart().Replace(name, "_");

    private static string[] Words(string words) => words.Split(' ');

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();

    [GeneratedRegex(@"\*/|""""""|\\")]
    private static partial Regex EndOfText();

    // The beginning of a comment, a placeholder of a template, and characters that are not seen.
    [GeneratedRegex(@"/\*|\$\{|\{\{|[\p{Cc}\p{Cf}-[\n\t]]")]
    private static partial Regex Unsafe();
}
