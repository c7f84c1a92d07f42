using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AtlasBackup.ContractTool;

namespace AtlasBackup.Contract.Tests.Table;

/// <summary>The functions, types and enumerations as they were planned, apart from the contract.</summary>
internal static partial class ContractTable
{
    private static readonly JsonObject Table =
        Json.ReadFile(Repository.PathOf("tests/Contract.Tests/Table/contract-table.json"));

    /// <summary>Each function that reads an endpoint of Atlas.</summary>
    public static IReadOnlyDictionary<string, JsonObject> Functions { get; } = Find(readsEndpoint: true);

    /// <summary>Each function that is composed of others.</summary>
    public static IReadOnlyDictionary<string, JsonObject> ComposedFunctions { get; } = Find(readsEndpoint: false);

    /// <summary>The fields of each type, with what they are.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Types { get; } = Table.Object("types").Objects()
        .ToDictionary(
            type => type.Name,
            IReadOnlyList<string> (type) => [.. type.Value.List("fields").Select(field =>
                $"{field.Text("name")} {field.Text("type")}{(field.Flag("secret") ? " secret" : "")}")]);

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Enumerations { get; } = Table.Object("enums")
        .ToDictionary(entry => entry.Key, IReadOnlyList<string> (entry) => [.. Table.Object("enums").Texts(entry.Key)]);

    /// <summary>What the table says of a function, one line for each point.</summary>
    public static IEnumerable<string> Show(JsonObject function)
    {
        yield return $"path {function.Text("path")}";
        yield return $"version {function.Text("version")}";
        yield return $"paging {function.Text("paging")}";
        yield return $"rateLimitSet {function.Text("limitSet")}";
        yield return $"itemKey {function.Text("key")}";
        yield return $"result {function.Text("result")}";
        yield return $"inputs {string.Join(", ", function.Texts("inputs"))}";
        yield return $"role {(function.Text("role") is { } role and not "none named" ? $"Project {role}" : "")}";
        yield return $"echoes {ShowPairs(function.Object("echo"))}";
        yield return $"missing {ShowMissing(function.Text("missing") ?? "")}";
        yield return $"time {ShowTime(function.Text("note") ?? "")}";
    }

    public static string ShowPairs(JsonObject pairs) => string.Join(
        ", ", pairs.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));

    private static Dictionary<string, JsonObject> Find(bool readsEndpoint) => Table.List("functions")
        .Where(function => function.Text("path")?.StartsWith("groups", StringComparison.Ordinal) == readsEndpoint)
        .ToDictionary(function => function.Text("name") ?? "");

    // A star says that the code is expected and was never recorded; brackets, that the answer is a success.
    private static string ShowMissing(string missing) => FoundBy().Match(missing) is { Success: true } foundBy
        ? $"without {foundBy.Groups["output"].Value}"
        : missing.Replace("*", "", StringComparison.Ordinal);

    private static string ShowTime(string note) => Time().Match(note) is { Success: true } time
        ? time.Groups["outputs"].Value.Replace(", else ", ", ", StringComparison.Ordinal)
        : "";

    [GeneratedRegex(@"^\(200 without `(?<output>\w+)`\)\z")]
    private static partial Regex FoundBy();

    [GeneratedRegex(@"time = (?<outputs>[\w.]+(?:, else [\w.]+)*)")]
    private static partial Regex Time();
}
