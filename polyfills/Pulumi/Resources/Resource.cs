using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Something that the engine keeps in the stack's state.</summary>
public class Resource
{
    private readonly object _gate = new();
    private readonly HashSet<Resource> _children = [];
    private readonly string _type;
    private readonly string _name;
    private readonly bool? _protect;
    private readonly ImmutableArray<ResourceTransformation> _transformations = [];
    private readonly ImmutableDictionary<string, ProviderResource> _providers =
        ImmutableDictionary<string, ProviderResource>.Empty;

    private protected Resource(
        string type,
        string name,
        ResourceArgs args,
        ResourceOptions options,
        bool remote,
        RegisterPackageRequest? package)
    {
        Require(type);
        Require(name);

        (_type, _name) = (type, name);
        var deployment = Deployment.Current;
        var outputs = ResourceOutputs.Create(this, remote);
        var isStack = type == Stack.RootType;
        var parent = isStack ? null : options.Parent ?? deployment.Stack;

        _transformations = [.. options.ResourceTransformations, .. parent?._transformations ?? []];
        (args, options) = Transform(args, options);
        options = options.Clone();

        if (options.Parent is { } inheritedFrom)
        {
            inheritedFrom.Adopt(this);
            options.Protect ??= inheritedFrom._protect;
        }

        _protect = options.Protect;
        _providers = ProviderMap.Inherit(options.Parent?._providers, type, options);
        if (this is CustomResource)
        {
            options.Provider ??= options.Parent?.GetProvider(type);
        }

        var registration = new ResourceRegistration(this, args, options, outputs, remote, package);
        deployment.Tasks.Track(new ResourceRegistrar(deployment).RegisterAsync(registration));
    }

    /// <summary>A resource that is only referred to.</summary>
    private protected Resource(string urn)
    {
        (_type, _name) = ("", "");
        Urn = new Output<string>(Task.FromResult(OutputData<string>.Known(urn) with { Resources = [this] }));
    }

    /// <summary>The stable name of the resource in the stack.</summary>
    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    public string GetResourceType() => _type;

    public string GetResourceName() => _name;

    internal ProviderResource? GetProvider(string token) =>
        ProviderMap.PackageOf(token) is { } package ? _providers.GetValueOrDefault(package) : null;

    internal Resource[] GetChildren()
    {
        lock (_gate)
        {
            return [.. _children];
        }
    }

    private void Adopt(Resource child)
    {
        lock (_gate)
        {
            _children.Add(child);
        }
    }

    private static void Require(string value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new ArgumentException($"'{name}' cannot be null or empty.", name);
        }
    }

    private (ResourceArgs Args, ResourceOptions Options) Transform(ResourceArgs args, ResourceOptions options)
    {
        foreach (var transformation in _transformations)
        {
            if (transformation(new ResourceTransformationArgs(this, args, options)) is { } result)
            {
                if (result.Options.Parent != options.Parent)
                {
                    throw new ArgumentException(
                        "Transformations cannot currently be used to change the 'parent' of a resource.");
                }

                (args, options) = (result.Args, result.Options);
            }
        }

        return (args, options);
    }
}
