using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace AtlasBackup.EngineHost.Programs;

/// <summary>Every resource that a program has registered, by URN.</summary>
internal sealed class ResourceTable(string project, string stack)
{
    private readonly ConcurrentDictionary<string, RegisteredResource> _resources = new(StringComparer.Ordinal);

    /// <summary>The outputs of the stack, once the program has given them.</summary>
    public Struct StackOutputs =>
        _resources.Values.FirstOrDefault(resource => resource.Type == Urns.StackType)?.Outputs ?? new();

    public IReadOnlyList<RegisteredResource> All => [.. _resources.Values.OrderBy(resource => resource.Urn)];

    /// <exception cref="InvalidOperationException">There is a resource of this type and name already.</exception>
    public RegisteredResource Add(RegisterResourceRequest request)
    {
        var urn = Urns.Build(stack, project, request.Parent, request.Type, request.Name);
        var resource = new RegisteredResource(urn, request.Type, request.Name)
        {
            Parent = request.Parent,
            Providers = new Dictionary<string, string>(request.Providers),
        };
        return _resources.TryAdd(urn, resource)
            ? resource
            : throw new InvalidOperationException($"Duplicate resource URN '{urn}'; try giving it a unique name");
    }

    public RegisteredResource? Find(string urn) => _resources.GetValueOrDefault(urn);

    public bool IsPending(string urn) => Find(urn) is { Id: Values.Unknowns.Text };

    /// <summary>The provider of the functions that are called on behalf of a resource.</summary>
    public string? InheritedProvider(string urn, string package)
    {
        for (var resource = Find(urn); resource is not null; resource = Find(resource.Parent))
        {
            if (resource.Providers.TryGetValue(package, out var reference))
            {
                return reference;
            }
        }

        return null;
    }
}
