using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AtlasBackup.AtlasSimulator;

/// <summary>A state of the simulated Atlas that has a name: World/Scenarios.json.</summary>
/// <param name="About">What there is in it.</param>
/// <param name="Cluster">The cluster that it is about.</param>
/// <param name="Changes">What makes it of the state at the beginning.</param>
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
