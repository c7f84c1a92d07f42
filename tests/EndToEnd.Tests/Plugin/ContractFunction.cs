using System.Text.Json;
using AtlasBackup.AtlasSimulator;
using AtlasBackup.AtlasSimulator.Faults;
using AtlasBackup.EngineHost.Values;
using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EndToEnd.Tests.Plugin;

/// <summary>A function as contract/ describes it, with what tests/Answers has for it.</summary>
internal sealed class ContractFunction
{
    private const string AnyId = "650a00000000000000000001";

    // Callers cannot call its functions.
    private const string Internal = "contract/internal.json";

    private readonly JsonElement _endpoint;

    private ContractFunction(string name, JsonElement piece, JsonElement types)
    {
        Name = name;
        _endpoint = piece.GetProperty("endpoint");
        File = AnswerFile.Of(name);
        Asked = File.Parameters.ToDictionary(parameter => parameter, ValueFor);
        ItemKey = Text("itemKey") ?? "id";
        WireKey = types.GetProperty(TypeOf(piece.GetProperty("outputs"))).GetProperty("properties")
            .TryGetProperty(ItemKey, out var key) && key.TryGetProperty("wireName", out var wireName)
                ? wireName.GetString() ?? ""
                : ItemKey;
    }

    /// <summary>Every function that asks one endpoint and that can be called.</summary>
    public static IReadOnlyDictionary<string, ContractFunction> All { get; } =
        Read().ToDictionary(function => function.Name);

    public string Name { get; }

    public string Token => $"atlasbackup:index:{Name}";

    public AnswerFile File { get; }

    /// <summary>The error codes that mean that there is no such object, some with a status in front.</summary>
    public IEnumerable<string> Missing => SchemaFile.Names(_endpoint, "missing");

    public IEnumerable<string> Roles => SchemaFile.Names(_endpoint, "roles");

    /// <summary>The output without which an answer means that there is no such object.</summary>
    public string? FoundBy => Text("foundBy");

    /// <summary>The output that tells objects apart.</summary>
    public string ItemKey { get; }

    /// <summary>The same as Atlas names it.</summary>
    public string WireKey { get; }

    /// <summary>The parameters of the path, with values that Atlas has a complete answer for.</summary>
    public IReadOnlyDictionary<string, string> Asked { get; }

    /// <summary>The path of the request, below the root of the server.</summary>
    public string Path => "/api/atlas/v2/" + Asked.Aggregate(
        File.Path,
        (path, one) => path.Replace($"{{{one.Key}}}", Uri.EscapeDataString(one.Value), StringComparison.Ordinal));

    /// <summary>The outputs that are lists, which are never absent.</summary>
    public IEnumerable<string> Lists => SchemaFile.Outputs(Name).GetProperty("properties").EnumerateObject()
        .Where(output => output.Value.TryGetProperty("items", out _))
        .Select(output => output.Name);

    public Struct Args(params IEnumerable<(string Name, object? Value)> more) =>
        Properties.Of([.. Asked.Select(one => (one.Key, (object?)one.Value)), .. more]);

    /// <summary>Has Atlas answer this function with a body, for a page or for all requests.</summary>
    public Fault Answering(string body, int? page = null) => new()
    {
        Kind = FaultKind.Status,
        Status = 200,
        Body = body,
        ContentType = $"application/vnd.atlas.{File.ApiVersion}+json;charset=utf-8",
        Page = page,
    };

    /// <summary>Has Atlas refuse this function.</summary>
    public static Fault Refusing(int status, string code, params IReadOnlyList<string> parameters) => new()
    {
        Kind = FaultKind.Status,
        Status = status,
        Body = JsonSerializer.Serialize(
            new { detail = "Made up for a test.", error = status, errorCode = code, parameters, reason = "Made up" }),
    };

    /// <summary>That an error says what was tried and answered, and after that what to do.</summary>
    public void AssertHint(int status, string code, string error)
    {
        var start = $"Atlas answered {status} to GET {Path["/api/atlas/v2/".Length..]}: Made up for a test ({code}). ";
        Assert.StartsWith(start, error, StringComparison.Ordinal);
        Assert.True(error.Length > start.Length, error);
        Assert.DoesNotContain('\n', error);
    }

    private static IEnumerable<ContractFunction> Read()
    {
        var pieces = Repository.Files("contract", ".json")
            .Where(path => path.Count(letter => letter == '/') == 1 && path != Internal)
            .Select(path => JsonDocument.Parse(Repository.Read(path)).RootElement);
        return pieces.Where(piece => piece.TryGetProperty("functions", out _)).SelectMany(piece => piece
            .GetProperty("functions").EnumerateObject()
            .Where(function => function.Value.TryGetProperty("endpoint", out _))
            .Select(function => new ContractFunction(function.Name, function.Value, piece.GetProperty("types"))));
    }

    private static string TypeOf(JsonElement outputs) => outputs.TryGetProperty("list", out var item)
        ? item.GetString() ?? ""
        : outputs.GetProperty("$ref").GetString()?.Split('/')[^1] ?? "";

    private string? Text(string name) => _endpoint.TryGetProperty(name, out var value) ? value.GetString() : null;

    private string ValueFor(string name) =>
        File.AskedForComplete.TryGetValue(name, out var value) ? value
        : name == "groupId" ? AtlasData.ProjectId
        : name == "clusterName" ? AtlasData.ShardedCluster
        : SchemaFile.FirstValue(Name, name) ?? AnyId;
}
