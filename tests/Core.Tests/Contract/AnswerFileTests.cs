using System.Text.Json;
using System.Text.Json.Nodes;
using AtlasBackup.Core.Contract;
using AtlasBackup.Tests.Support;

namespace AtlasBackup.Core.Tests.Contract;

/// <summary>Compares tests/Answers with schema.json and with the contract.</summary>
public sealed class AnswerFileTests
{
    private const string SecretMark = "SECRET";

    public static TheoryData<string> Functions => [.. Calls.EndpointFunctions];

    [Fact]
    public void Every_answer_file_belongs_to_a_function()
    {
        Assert.Empty(AnswerFile.All.Keys.Except(Calls.EndpointFunctions));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_complete_answer_has_every_output_and_nothing_that_the_schema_lacks(string function)
    {
        var declared = SchemaFile.Paths(SchemaFile.Outputs(function)).Select(entry => entry.Path);

        var present = Paths(AnswerOutputs.Of(function, AnswerFile.Of(function).Complete), "").ToHashSet();

        Assert.Equal(declared.Order(), present.Order());
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Exactly_the_secret_outputs_have_values_that_say_SECRET(string function)
    {
        var marked = SchemaFile.Paths(SchemaFile.Outputs(function))
            .Where(entry => SchemaFile.IsSecret(entry.Property))
            .Select(entry => entry.Path);

        var written = Texts(AnswerFile.Of(function).Complete, "")
            .Where(text => text.Value.Contains(SecretMark, StringComparison.Ordinal))
            .Select(text => text.Path.TrimEnd('[', ']'))
            .Distinct();

        Assert.Equal(marked.Order(), written.Order());
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void An_empty_answer_has_no_items_and_fewer_properties_than_a_complete_one(string function)
    {
        var file = AnswerFile.Of(function);

        var present = Paths(file.Empty, "").ToHashSet();

        Assert.ProperSubset(Paths(file.Complete, "").ToHashSet(), present);
        Assert.DoesNotContain(present, path => path.Contains("[]", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_list_has_one_item_from_which_the_simulated_Atlas_makes_the_others(string function)
    {
        var file = AnswerFile.Of(function);

        Assert.Equal(file.Paging != AnswerPaging.None, file.IsList);
        Assert.True(!file.IsList || file.Complete["results"]?.AsArray().Count == 1);
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void An_answer_is_for_the_endpoint_of_the_contract(string function)
    {
        var file = AnswerFile.Of(function);

        var contract = ContractFile.Function(function);

        Assert.Equal(contract.GetProperty("endpoint").GetProperty("path").GetString(), file.Path);
        Assert.Equal(contract.GetProperty("endpoint").GetProperty("apiVersion").GetString(), file.ApiVersion);
        Assert.Equal(ContractFile.Paging(contract), $"{file.Paging}", ignoreCase: true);
        Assert.Equal(
            ContractFile.Echoes(contract).Select(echo => (WireName(function, echo.Output), echo.Input)).Order(),
            file.Echoes.Select(echo => (echo.Key, echo.Value)).Order());
        Assert.Equal(ContractFile.Query(contract).Order(), file.Query.Order());
    }

    // The answers have Atlas's names.
    private static string WireName(string function, string output) => FunctionCatalog.Find(function)?.Outputs.Properties
        .FirstOrDefault(property => property.Name == output)?.WireName ?? output;

    private static IEnumerable<string> Paths(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => Below(member.Value, $"{path}.{member.Key}".TrimStart('.'))),
        JsonArray items => items.SelectMany(item => Paths(item, $"{path}[]")),
        _ => [],
    };

    private static IEnumerable<(string Path, string Value)> Texts(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(
            member => Texts(member.Value, $"{path}.{member.Key}".TrimStart('.'))),
        JsonArray items => items.SelectMany(item => Texts(item, $"{path}[]")),
        JsonValue value => [(path, value.ToString())],
        _ => [],
    };

    private static IEnumerable<string> Below(JsonNode? node, string path) => Paths(node, path).Prepend(path);

    /// <summary>The functions in contract/, as JSON.</summary>
    private static class ContractFile
    {
        private static readonly string[] OfPages = ["pageNum", "itemsPerPage", "includeCount"];

        private static readonly JsonElement Shared =
            JsonDocument.Parse(Repository.Read("contract/shared.json")).RootElement.GetProperty("inputs");

        public static JsonElement Function(string name) => Repository.Files("contract", ".json")
            .Where(path => path.Count(character => character == '/') == 1)
            .Select(path => JsonDocument.Parse(Repository.Read(path)).RootElement)
            .Where(file => file.TryGetProperty("functions", out var functions) && functions.TryGetProperty(name, out _))
            .Select(file => file.GetProperty("functions").GetProperty(name))
            .Single();

        public static string? Paging(JsonElement function) =>
            function.GetProperty("endpoint").TryGetProperty("paging", out var paging) ? paging.GetString() : "none";

        public static IEnumerable<(string Output, string Input)> Echoes(JsonElement function) =>
            function.GetProperty("endpoint").TryGetProperty("echoes", out var echoes)
                ? echoes.EnumerateObject().Select(echo => (echo.Name, echo.Value.GetString() ?? ""))
                : [];

        // The query parameters of a request, without those for pages.
        public static IEnumerable<string> Query(JsonElement function)
        {
            var path = function.GetProperty("endpoint").GetProperty("path").GetString() ?? "";
            return function.GetProperty("inputs").GetProperty("properties").EnumerateObject()
                .Where(input => !path.Contains($"{{{input.Name}}}", StringComparison.Ordinal))
                .Where(input => !IsLocal(input))
                .Select(input => input.Name)
                .Except(OfPages);
        }

        // A reference to shared.json keeps the name of the input.
        private static bool IsLocal(JsonProperty input) =>
            (input.Value.TryGetProperty("local", out var local)
                || (Shared.TryGetProperty(input.Name, out var shared) && shared.TryGetProperty("local", out local)))
            && local.GetBoolean();
    }
}
