using System.Text.Json;
using System.Text.RegularExpressions;

namespace AtlasBackup.Provider.Tests.Conventions;

public sealed partial class DocumentationSnippetTests
{
    private const string Omission = "omitDownloadLinks";

    private static readonly string[] Languages = ["typescript", "python", "go", "csharp", "yaml"];

    public static TheoryData<string, string> Snippets()
    {
        var data = new TheoryData<string, string>();
        foreach (var function in SchemaFile.Functions.EnumerateObject())
        {
            foreach (var language in Languages)
            {
                data.Add(function.Name, language);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public void A_snippet_calls_its_function_with_the_arguments_it_has_and_reads_the_results_it_gives(
        string token, string language)
    {
        var function = SchemaFile.Functions.GetProperty(token);
        var (inputs, outputs) = (function.GetProperty("inputs"), function.GetProperty("outputs"));
        var name = token[(token.LastIndexOf(':') + 1)..];

        var code = Blocks(function.GetProperty("description").GetString() ?? "")[language];
        var call = Call(language, name).Match(code);

        Assert.True(call.Success, $"the {language} snippet of {token} does not call it");
        var arguments = Argument(language).Matches(call.Groups["arguments"].Value)
            .Select(match => Wire(match.Groups[1].Value))
            .ToList();
        Assert.Empty(arguments.Except(Names(inputs.GetProperty("properties")), Comparer(language)));
        Assert.Empty(inputs.GetProperty("required").EnumerateArray()
            .Select(one => one.GetString() ?? "")
            .Except(arguments, Comparer(language)));
        var results = Result(call.Groups["variable"].Value).Matches(code)
            .Select(match => Wire(match.Groups[1].Value))
            .Where(result => result != "apply")
            .ToList();
        Assert.NotEmpty(results);
        Assert.Empty(results.Except(Names(outputs.GetProperty("properties")), Comparer(language)));
    }

    [Fact]
    public void The_registry_page_shows_the_example_of_the_verdict_in_every_language()
    {
        var verdict = SchemaFile.Functions.GetProperty("atlasbackup:index:getBackupReadiness");

        var expected = Blocks(verdict.GetProperty("description").GetString() ?? "");

        Assert.Equal(expected, Blocks(Repository.Read("docs/_index.md")));
    }

    [Fact]
    public void Every_token_on_a_page_is_one_of_the_schema()
    {
        var tokens = Names(SchemaFile.Functions)
            .Concat(Names(SchemaFile.Types))
            .ToHashSet();

        var mentioned = DocumentationFiles.Pages()
            .SelectMany(page => Token().Matches(Repository.Read(page)).Select(match => match.Value));

        Assert.Empty(mentioned.Except(tokens));
    }

    // One link makes everything that a program reads from the result secret.
    [Fact]
    public void A_snippet_on_a_page_reads_no_download_links()
    {
        var functions = SchemaFile.Functions.EnumerateObject()
            .Where(function => Names(function.Value.GetProperty("inputs").GetProperty("properties")).Contains(Omission))
            .Select(function => function.Name[(function.Name.LastIndexOf(':') + 1)..])
            .ToList();

        var snippets = DocumentationFiles.Pages().SelectMany(page => Block().Matches(Repository.Read(page)))
            .Select(block => block.Groups["code"].Value.Replace("_", "", StringComparison.Ordinal))
            .Where(code => functions.Exists(name => code.Contains(name, StringComparison.OrdinalIgnoreCase)))
            .ToList();

        Assert.NotEmpty(snippets);
        Assert.All(snippets, code => Assert.Contains(Omission, code, StringComparison.OrdinalIgnoreCase));
    }

    private static Dictionary<string, string> Blocks(string markdown) => Block().Matches(markdown)
        .ToDictionary(match => match.Groups["language"].Value, match => match.Groups["code"].Value);

    private static IEnumerable<string> Names(JsonElement properties) =>
        properties.EnumerateObject().Select(one => one.Name);

    private static Regex Call(string language, string name)
    {
        var pascal = char.ToUpperInvariant(name[0]) + name[1..];
        return new Regex(
            language switch
            {
                "typescript" => $@"const (?<variable>\w+) = atlasbackup\.{name}Output\(\{{(?<arguments>.*?)\}}\);",
                "python" =>
                    $@"(?<variable>\w+) = atlasbackup\.{Snake(name)}_output\((?<arguments>.*?)(?:\n|(?<=\())\)",
                "go" => $@"(?<variable>\w+) := atlasbackup\.{pascal}Output\(ctx, atlasbackup\.{pascal}OutputArgs\{{"
                    + @"(?<arguments>.*?)(?:\n\t\t|(?<=\{))\}\)",
                "csharp" => $@"var (?<variable>\w+) = {pascal}\.Invoke\(new {pascal}InvokeArgs"
                    + @"(?:\(\)|\s*\{(?<arguments>.*?)\})\);",
                _ => $@"variables:\n  (?<variable>\w+):\n.*function: atlasbackup:index:{name}\n"
                    + @"      arguments:(?<arguments>.*?)outputs:",
            },
            RegexOptions.Singleline);
    }

    private static Regex Argument(string language) =>
        new(language is "python" or "csharp" ? @"(?m)^\s+(\w+) ?=" : @"(?m)^\s+(\w+):");

    private static Regex Result(string variable) => new($@"(?<![\w.""])(?:{variable}|result)\.(\w+)");

    // In Python mongoDBVersion is mongo_db_version, which does not tell how many letters were capitals.
    private static StringComparer Comparer(string language) =>
        language == "python" ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    private static string Snake(string name) =>
        Capital().Replace(name, match => $"_{char.ToLowerInvariant(match.Value[0])}");

    // Every language has its own case for the one name on the wire.
    private static string Wire(string name)
    {
        var camel = AfterUnderscore().Replace(name, match => match.Groups[1].Value.ToUpperInvariant());
        return char.ToLowerInvariant(camel[0]) + camel[1..];
    }

    [GeneratedRegex(@"```(?<language>\w+)\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"atlasbackup:index:\w+")]
    private static partial Regex Token();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();

    [GeneratedRegex("_([a-z])")]
    private static partial Regex AfterUnderscore();
}
