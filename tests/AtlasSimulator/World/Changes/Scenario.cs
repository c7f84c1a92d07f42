using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AtlasBackup.AtlasSimulator;

/// <summary>A named state of the simulated Atlas, from World/Scenarios.json.</summary>
/// <param name="About">Describes the state.</param>
/// <param name="Cluster">The cluster that it is about.</param>
/// <param name="Changes">The changes of the initial world that give this state.</param>
public sealed record Scenario(string About, string Cluster, IReadOnlyList<WorldChange> Changes)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static IReadOnlyDictionary<string, Scenario> All { get; } = Read();

    public static Scenario Of(string name) => All.TryGetValue(name, out var scenario)
        ? scenario
        : throw new ArgumentException($"no scenario {name}; there are {string.Join(", ", All.Keys)}");

    private static Dictionary<string, Scenario> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Scenarios.json") ?? Stream.Null;
        return JsonSerializer.Deserialize<Dictionary<string, Scenario>>(stream, Json) ?? [];
    }
}
