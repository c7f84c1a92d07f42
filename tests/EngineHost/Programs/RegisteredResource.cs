using Google.Protobuf.WellKnownTypes;

namespace AtlasBackup.EngineHost.Programs;

/// <summary>A stack, component or provider that a program registered.</summary>
public sealed record RegisteredResource(string Urn, string Type, string Name)
{
    /// <summary>Empty for components; the unknown sentinel for a provider that a preview would create.</summary>
    public string Id { get; internal set; } = "";

    public string Parent { get; init; } = "";

    /// <summary>Provider references by package, for functions called on this resource's behalf.</summary>
    public IReadOnlyDictionary<string, string> Providers { get; init; } = new Dictionary<string, string>();

    public Struct Outputs { get; internal set; } = new();
}
