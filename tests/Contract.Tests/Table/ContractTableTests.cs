using System.Text.Json.Nodes;
using AtlasBackup.ContractTool;
using AtlasBackup.ContractTool.Assembly;
using AtlasBackup.ContractTool.Facts;
using AtlasBackup.ContractTool.Writing;

namespace AtlasBackup.Contract.Tests.Table;

public sealed class ContractTableTests
{
    // Where the contract has more than was planned, and why.
    private static readonly Dictionary<string, (string Planned, string Written)> Departures = new()
    {
        // An export that is queued may not have a createdAt yet, and its ID has a time.
        ["listBackupExports"] = ("time createdAt", "time createdAt, id"),
    };

    // Atlas has one value for it today, and the contract lists it.
    private const string ListedCloudProvider = "BackupPrivateEndpoint";

    private static readonly WrittenContract Contract = WrittenContract.Read(Repository.PathOf("contract"));
    private static readonly References References = new(Contract);

    public static TheoryData<string> Functions => [.. ContractTable.Functions.Keys];

    public static TheoryData<string> Types => [.. ContractTable.Types.Keys];

    public static TheoryData<string> Enumerations => [.. ContractTable.Enumerations.Keys];

    [Fact]
    public void The_table_has_forty_functions() => Assert.Equal(40, ContractTable.Functions.Count);

    [Fact]
    public void Every_function_is_in_the_table() => Assert.Empty(Contract.EndpointFunctions
        .Select(function => function.Name)
        .Except(ContractTable.Functions.Keys));

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_is_as_planned(string name)
    {
        Assert.True(Contract.Functions.TryGetValue(name, out var function), $"contract/ has no function {name}");

        var planned = ContractTable.Show(ContractTable.Functions[name]).Select(line =>
            Departures.TryGetValue(name, out var departure) && departure.Planned == line ? departure.Written : line);

        Assert.Equal(planned, Show(function));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_type_has_the_planned_fields(string name)
    {
        Assert.True(Contract.Types.TryGetValue(name, out var type), $"contract/ has no type {name}");

        var written = type.Object("properties").Objects().Select(property =>
            $"{property.Name} {TypeOf(property.Value)}{(property.Value.Flag("secret") ? " secret" : "")}");

        Assert.Equal(
            ContractTable.Types[name].Order(StringComparer.Ordinal),
            written.Select(line => name == ListedCloudProvider
                ? line.Replace("BackupPrivateEndpointCloudProvider", "string", StringComparison.Ordinal)
                : line).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Enumerations))]
    public void An_enumeration_has_the_planned_values(string name)
    {
        Assert.True(Contract.Types.TryGetValue(name, out var type), $"contract/ has no enumeration {name}");

        Assert.Equal(
            ContractTable.Enumerations[name].Order(StringComparer.Ordinal),
            type.List("enum").Select(value => value.Text("value") ?? "").Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Show(Function function)
    {
        var endpoint = function.Endpoint;
        yield return $"path {function.Path}";
        yield return $"version {function.ApiVersion}";
        yield return $"paging {function.Paging}";
        yield return $"rateLimitSet {endpoint.Text("rateLimitSet")}";
        yield return $"itemKey {(function.IsSingle ? "" : endpoint.Text("itemKey") ?? "id")}";
        yield return $"result {(function.IsSingle ? References.TypeName(function.Outputs) : $"{function.ItemType}[]")}";
        yield return $"inputs {string.Join(", ", Inputs(function))}";

        // The table has the role that Atlas documents; another page may name one more.
        yield return $"role {function.Roles.FirstOrDefault()}";
        yield return $"echoes {ContractTable.ShowPairs(endpoint.Object("echoes"))}";
        yield return $"missing {Missing(function)}";
        yield return $"time {string.Join(", ", endpoint.Texts("time"))}";
    }

    private static IEnumerable<string> Inputs(Function function)
    {
        var placeholders = Operation.Placeholders(function.Path).ToHashSet();
        return
            from input in function.Inputs.Objects()
            where !placeholders.Contains(input.Name)
            let isLocal = Function.IsLocalFilter(References.Input(input.Value, function.Name))
            select isLocal ? $"+{input.Name}" : input.Name;
    }

    private static string Missing(Function function) => function.Endpoint.Text("foundBy") is { } output
        ? $"without {output}"
        : string.Join(", ", function.Endpoint.Texts("missing"));

    private static string TypeOf(JsonObject property) => property["items"] is JsonObject item
        ? $"{TypeOf(item)}[]"
        : References.TypeName(property) ?? property.Text("type") + (property.Flag("json") ? "(JSON)" : "");
}
