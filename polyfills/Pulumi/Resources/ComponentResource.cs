using System.Reflection;

namespace Pulumi;

/// <summary>A resource that groups others.</summary>
public class ComponentResource : Resource
{
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options)
    {
    }

    public ComponentResource(
        string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : this(type, name, args, options, remote, registerPackageRequest: null)
    {
    }

    public ComponentResource(
        string type,
        string name,
        ResourceArgs? args,
        ComponentResourceOptions? options,
        bool remote,
        RegisterPackageRequest? registerPackageRequest = null)
        : base(
            type,
            name,
            args ?? ResourceArgs.Empty,
            options ?? new ComponentResourceOptions(),
            remote,
            registerPackageRequest)
    {
        IsRemote = remote;
    }

    internal bool IsRemote { get; }

    /// <summary>Registers every property with an <see cref="OutputAttribute"/>.</summary>
    protected void RegisterOutputs()
    {
        var outputs =
            from property in GetType().GetProperties()
            let attribute = property.GetCustomAttribute<OutputAttribute>()
            where attribute is not null && property.Name != nameof(Urn)
            let name = string.IsNullOrWhiteSpace(attribute.Name) ? property.Name : attribute.Name
            select KeyValuePair.Create(name, property.GetValue(this));
        RegisterOutputs(new Dictionary<string, object?>(outputs));
    }

    protected void RegisterOutputs(IDictionary<string, object?> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Task.FromResult(outputs));
    }

    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs) =>
        RegisterOutputs(Output.Create(outputs));

    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        var deployment = Deployment.Current;
        deployment.Tasks.Track(new ResourceRegistrar(deployment).RegisterOutputsAsync(this, outputs));
    }
}
