using System.Collections.Immutable;
using System.Reflection;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;
using Type = System.Type;

namespace Pulumi.Serialization;

/// <summary>The output properties of a resource, from its construction until the engine has answered.</summary>
internal sealed class ResourceOutputs
{
    private readonly Resource _resource;
    private readonly Dictionary<string, OutputSource> _sources = [];

    private ResourceOutputs(Resource resource) => _resource = resource;

    public static ResourceOutputs Create(Resource resource, bool remote)
    {
        var outputs = new ResourceOutputs(resource);
        foreach (var property in resource.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            // A local component fills its own outputs, perhaps before this constructor runs.
            var isOwn = resource is ComponentResource && !remote && property.DeclaringType != typeof(Resource);
            if (property.GetCustomAttribute<OutputAttribute>() is { } attribute && !isOwn)
            {
                outputs.Add(property, attribute.Name ?? property.Name);
            }
        }

        return outputs;
    }

    public void Fill(RegisterResourceResponse response)
    {
        _sources[Signatures.Urn].Set(OutputData<object?>.Known(response.Urn));
        if (_sources.TryGetValue(Signatures.Id, out var id) && _resource is CustomResource)
        {
            id.Set(OutputData<object?>.Known(response.Id) with { IsKnown = response.Id.Length > 0 });
        }

        var converter = new Converter(warning => Log.Warn(warning, _resource));
        foreach (var (name, value) in response.Object?.Fields ?? [])
        {
            if (name is Signatures.Urn or Signatures.Id || !_sources.TryGetValue(name, out var source))
            {
                continue;
            }

            var context = $"{_resource.GetType().FullName}.{name}";
            source.Set(converter.Convert(context, value, source.ValueType) with
            {
                Resources = DependenciesOf(response, name),
            });
        }
    }

    /// <summary>Outputs that the answer left out: null, or unknown while the resource does not exist yet.</summary>
    public void FillRest(bool isKnown)
    {
        foreach (var source in _sources.Values)
        {
            source.Set(OutputData<object?>.Known(null) with { IsKnown = isKnown });
        }
    }

    public void Fail(Exception exception)
    {
        foreach (var source in _sources.Values)
        {
            source.Fail(exception);
        }
    }

    private static ImmutableHashSet<Resource> DependenciesOf(RegisterResourceResponse response, string name) =>
        response.PropertyDependencies.TryGetValue(name, out var dependencies)
            ? [.. dependencies.Urns.Select(urn => new DependencyResource(urn))]
            : [];

    private void Add(PropertyInfo property, string name)
    {
        var type = property.PropertyType;
        if (!type.IsConstructedGenericType || type.GetGenericTypeDefinition() != typeof(Output<>))
        {
            throw new RunException(
                $"Output(s) '{name}' have incorrect type. "
                + "[Output] attributed properties must be instances of Output<T>.");
        }

        var fullName = $"[Output] {_resource.GetType().FullName}.{property.Name}";
        var valueType = type.GenericTypeArguments[0];
        TargetTypes.Check(fullName, valueType);

        var source = OutputSource.Create(valueType, _resource);
        _sources.Add(name, source);
        // A private setter is only found on the class that declares it.
        var setter = property.DeclaringType!.GetProperty(property.Name)!.GetSetMethod(nonPublic: true)
            ?? throw new InvalidOperationException($"{fullName} did not have a 'set' method");
        setter.Invoke(_resource, [source.Output]);
    }
}
