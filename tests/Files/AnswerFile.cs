using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AtlasBackup.Tests.Files;

/// <summary>
/// What Atlas answers to one function, from tests/Answers: the endpoint, a complete and an empty answer, and the cases
/// in which the simulated Atlas answers otherwise.
/// </summary>
public sealed record AnswerFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static IReadOnlyDictionary<string, AnswerFile> All { get; } = ReadAll();

    /// <summary>Below /api/atlas/v2/, with names in braces.</summary>
    public required string Path { get; init; }

    /// <summary>The names in the path.</summary>
    public IEnumerable<string> Parameters => Path.Split('/').Where(part => part[0] == '{').Select(part => part[1..^1]);

    public required string ApiVersion { get; init; }

    public AnswerPaging Paging { get; init; }

    /// <summary>The query parameters that the endpoint takes, without those of paging.</summary>
    public IReadOnlyList<string> Query { get; init; } = [];

    /// <summary>Which property of the object, or of each item of a list, repeats which parameter.</summary>
    public IReadOnlyDictionary<string, string> Echoes { get; init; } = new Dictionary<string, string>();

    /// <summary>Has every property that Atlas documents. A list has one item.</summary>
    public required JsonObject Complete { get; init; }

    /// <summary>Has none of the properties that may be absent, and no item.</summary>
    public required JsonObject Empty { get; init; }

    /// <summary>
    /// The first case that fits a request is what the simulated Atlas answers. The first that is no error has
    /// everything of the complete answer.
    /// </summary>
    public IReadOnlyList<AnswerCase> Cases { get; init; } = [];

    public bool IsList => Complete.ContainsKey("results");

    /// <summary>The one item of the complete answer of a list.</summary>
    public JsonObject CompleteItem => Complete["results"]?[0]?.AsObject()
        ?? throw new InvalidOperationException($"the complete answer of {Path} has no item");

    public static AnswerFile Of(string function) => All.TryGetValue(function, out var file)
        ? file
        : throw new ArgumentException($"write tests/Answers/{function}.json, as contract/README.md describes it");

    /// <summary>
    /// The parameters for which the simulated Atlas gives the complete answer, as far as they matter.
    /// </summary>
    public IReadOnlyDictionary<string, string> AskedForComplete =>
        Cases.FirstOrDefault(one => one.Error is null)?.Example ?? new Dictionary<string, string>();

    /// <summary>Makes an object of an answer repeat what was asked.</summary>
    public JsonObject Echo(JsonObject answer, IReadOnlyDictionary<string, string> asked)
    {
        foreach (var (property, parameter) in Echoes)
        {
            if (answer.ContainsKey(property))
            {
                answer[property] = asked[parameter];
            }
        }

        return answer;
    }

    private static Dictionary<string, AnswerFile> ReadAll()
    {
        const string folder = "Answers/";
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .ToDictionary(name => name[folder.Length..], name => Read(assembly, name));
    }

    private static AnswerFile Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? Stream.Null;
        return JsonSerializer.Deserialize<AnswerFile>(stream, Json) ?? throw new JsonException($"{name} is null");
    }
}

/// <summary>How Atlas divides a list into pages.</summary>
public enum AnswerPaging
{
    None,

    /// <summary>By pageNum and itemsPerPage.</summary>
    Numbered,

    /// <summary>By links alone; the endpoint takes no parameters for it.</summary>
    Linked,
}
